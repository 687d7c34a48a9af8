using SecureTeams.Emulator.Identity.Answers;

namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>Which client an assertion stands for and until when, or why it stands for none.</summary>
internal sealed record VerifiedAssertion(string ClientId, DateTimeOffset ExpiresAt, EntraRefusal? Refusal)
{
    public static VerifiedAssertion Of(string clientId, DateTimeOffset expiresAt) => new(clientId, expiresAt, Refusal: null);

    public static VerifiedAssertion None(EntraError error, string clientId) => new(clientId, default, new EntraRefusal(error, clientId));
}
