using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Emulator.Identity.Federation;

/// <summary>What <see cref="AssertionIssuer.IssueAssertion"/> writes into an assertion.</summary>
/// <param name="Subject">The subject.</param>
public sealed record FederatedAssertion(string Subject)
{
    /// <summary>The audience.</summary>
    /// <value>The default is <c>api://AzureADTokenExchange</c>.</value>
    public string Audience { get; init; } = FederatedCredential.DefaultAudience;

    /// <summary>Another issuer than the one that signs.</summary>
    /// <value>The default is <see langword="null"/>: the one that signs.</value>
    public string? Issuer { get; init; }

    /// <summary>When the assertion begins to be valid, from now on; negative for the past.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan StartsIn { get; init; }

    /// <summary>When the assertion ends to be valid, from now on; negative for the past.</summary>
    /// <value>The default is ten minutes.</value>
    public TimeSpan EndsIn { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How the assertion is signed.</summary>
    /// <value>The default is <see cref="TokenSignature.Genuine"/>.</value>
    public TokenSignature Signature { get; init; }
}
