namespace SecureTeams.Emulator.Identity.Federation;

/// <summary>Whose assertions an application accepts in place of a credential of its own. All three are compared exactly.</summary>
/// <param name="Issuer">The issuer, for example <see cref="AssertionIssuer.Issuer"/>.</param>
/// <param name="Subject">The subject, for example <c>system:serviceaccount:meetings:scheduler</c>.</param>
/// <param name="Audience">The audience.</param>
public sealed record FederatedCredential(string Issuer, string Subject, string Audience = FederatedCredential.DefaultAudience)
{
    /// <summary>The audience Entra recommends.</summary>
    public const string DefaultAudience = "api://AzureADTokenExchange";
}
