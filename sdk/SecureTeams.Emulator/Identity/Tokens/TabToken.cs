using System.Text.Json.Nodes;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Emulator.Identity.Tokens;

/// <summary>What <see cref="EmulatedIdentity.IssueTabToken"/> writes into a token. The defaults are what Teams' <c>getAuthToken()</c> gives a tab; each change is a way to be wrong.</summary>
public sealed record TabToken
{
    /// <summary>Teams on desktop and mobile, which asks for a tab's tokens.</summary>
    public static Guid TeamsDesktop { get; } = new("1fec8e78-bce4-4aaf-ab1b-5451cc387264");

    /// <summary>Teams in a browser, which asks for a tab's tokens.</summary>
    public static Guid TeamsWeb { get; } = new("5e3ce6c0-2b1f-4285-8d4b-75ee78787346");

    /// <summary>The person in front of the tab.</summary>
    /// <value>The default, <see langword="null"/>, is <see cref="TeamsEmulator.Organizer"/>.</value>
    public EmulatedUser? User { get; init; }

    /// <summary>The person's tenant (<c>tid</c>, and the issuer).</summary>
    /// <value>The default, <see langword="null"/>, is <see cref="TeamsEmulator.TenantId"/>. It need not exist.</value>
    public Guid? TenantId { get; init; }

    /// <summary>The tab's application.</summary>
    /// <value>The default, <see langword="null"/>, is <see cref="EmulatedIdentity.Application"/>.</value>
    public RegisteredApplication? Application { get; init; }

    /// <summary>
    /// The token's version. Version 2 has the client id as audience, <c>azp</c>, and the issuer <c>{Authority}{tenant}/v2.0</c>;
    /// version 1 has the application ID URI, <c>appid</c>, and <c>{Authority}{tenant}/</c>.
    /// </summary>
    /// <value>The default is 2; 1 or 2.</value>
    public int Version { get; init; } = 2;

    /// <summary>Another issuer.</summary>
    /// <value>The default, <see langword="null"/>, follows from the version.</value>
    public string? Issuer { get; init; }

    /// <summary>Another audience.</summary>
    /// <value>The default, <see langword="null"/>, follows from the version.</value>
    public string? Audience { get; init; }

    /// <summary>The scopes, separated by spaces; <see langword="null"/> leaves <c>scp</c> out.</summary>
    /// <value>The default is <c>access_as_user</c>.</value>
    public string? Scope { get; init; } = "access_as_user";

    /// <summary>The client that asked for the token.</summary>
    /// <value>The default is <see cref="TeamsDesktop"/>; <see langword="null"/> leaves it out.</value>
    public Guid? AuthorizedParty { get; init; } = TeamsDesktop;

    /// <summary>When the token begins to be valid, from now on; negative for the past.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan StartsIn { get; init; }

    /// <summary>When the token ends to be valid, from now on; negative for the past.</summary>
    /// <value>The default is one hour.</value>
    public TimeSpan EndsIn { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether the token is an application's: <c>idtyp</c> is <c>app</c>, with a role instead of scopes and names.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsAppOnly { get; init; }

    /// <summary>The claims request that the sign-in satisfied, as JSON; see <see cref="Challenges.ClaimsChallenges.RequireOnBehalfOf"/>.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? SatisfiedClaims { get; init; }

    /// <summary>Claims to add or replace; a <see langword="null"/> member removes one, for example <c>oid</c>.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public JsonObject? ExtraClaims { get; init; }

    /// <summary>How the token is signed.</summary>
    /// <value>The default is <see cref="TokenSignature.Genuine"/>.</value>
    public TokenSignature Signature { get; init; }
}
