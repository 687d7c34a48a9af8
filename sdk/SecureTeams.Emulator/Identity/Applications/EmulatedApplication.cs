namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>An application that <see cref="EmulatedIdentity.RegisterApplicationAsync"/> registers.</summary>
public sealed record EmulatedApplication
{
    /// <summary>The application's id.</summary>
    /// <value>The default is a fresh id.</value>
    public Guid ClientId { get; init; } = Guid.NewGuid();

    /// <summary>Whether it runs where it can keep no secret: it has no credential, and must use PKCE.</summary>
    /// <value>The default is <see langword="false"/>: a confidential client, which must show a credential.</value>
    public bool IsPublicClient { get; init; }

    /// <summary>The tenants in which it is installed. Elsewhere it is unknown (AADSTS700016).</summary>
    /// <value>The default is empty, which means the emulator's main tenant alone.</value>
    public IReadOnlyList<Guid> Tenants { get; init; } = [];

    /// <summary>The application roles of its app-only tokens, for example <c>OnlineMeetings.ReadWrite.All</c>.</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The delegated permissions of Graph that were consented to, for example <c>OnlineMeetings.ReadWrite</c>. Others are refused (AADSTS65001).</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The application ID URI, which is the audience of version 1 tokens for it: <c>api://{domain}/{client id}</c> for a Teams tab.</summary>
    /// <value>The default, <see langword="null"/>, is <c>api://{client id}</c>.</value>
    public string? ApplicationIdUri { get; init; }

    /// <summary>The addresses to which a sign-in may return. They are compared exactly, but for the port of <c>http://localhost</c>.</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];
}
