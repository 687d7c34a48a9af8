using Microsoft.Identity.Client;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Identity.Credentials.Federation;

/// <summary>Somebody else vouches for the application with a signed assertion (RFC 7523 section 2.2), which is asked for anew for each request for a token.</summary>
internal sealed class AssertionCredential(Guid clientId, Func<AssertionRequest, CancellationToken, ValueTask<string>> read) : ConfidentialCredential(clientId)
{
    private readonly Guid _clientId = clientId;

    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, FipsMode fips) => builder.WithClientAssertion(ReadAsync);

    private async Task<string> ReadAsync(AssertionRequestOptions options) =>
        await read(new AssertionRequest(_clientId, new Uri(options.TokenEndpoint)), options.CancellationToken).ConfigureAwait(false);
}
