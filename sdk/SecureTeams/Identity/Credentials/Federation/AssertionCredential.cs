using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.Federation;

/// <summary>Somebody else vouches for the application with a signed assertion (RFC 7523 section 2.2), which is asked for anew for each request for a token.</summary>
internal sealed class AssertionCredential(Guid clientId, Func<AssertionRequest, ApplicationCode, CancellationToken, ValueTask<string>> read) : ConfidentialCredential(clientId)
{
    private readonly Guid _clientId = clientId;

    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, IssuerSettings settings) =>
        builder.WithClientAssertion(options => ReadAsync(settings.Code, options));

    private async Task<string> ReadAsync(ApplicationCode code, AssertionRequestOptions options) =>
        await read(new AssertionRequest(_clientId, new Uri(options.TokenEndpoint)), code, options.CancellationToken).ConfigureAwait(false);
}
