using Microsoft.Identity.Client;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Benchmarks.Tokens;

/// <summary>Signs nothing: a signature for each of a hundred thousand tenants would be all that is measured.</summary>
internal sealed class FixedAssertionCredential(Guid clientId) : ConfidentialCredential(clientId)
{
    private static readonly string Assertion = Guid.NewGuid().ToString("N");

    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, IssuerSettings settings) => Sign(builder);

    internal static ConfidentialClientApplicationBuilder Sign(ConfidentialClientApplicationBuilder builder) =>
        builder.WithClientAssertion((AssertionRequestOptions _) => Task.FromResult(Assertion));
}
