using System.Net;

namespace SecureTeams.Transport.Guards;

/// <summary>
/// Lets requests go to named https origins only, and refuses redirects instead of following them.
/// </summary>
/// <remarks>It stands outside the handler that attaches the token, so that a refused request never has one.</remarks>
/// <param name="allowed">The origin, with its port.</param>
/// <param name="furtherHosts">Hosts that the application's own configuration adds, on port 443.</param>
internal sealed class OriginGuardHandler(Uri allowed, params string[] furtherHosts) : DelegatingHandler
{
    private const int HttpsPort = 443;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Demand(request.RequestUri);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!IsRedirect(response.StatusCode))
        {
            return response;
        }

        string target = response.Headers.Location is { IsAbsoluteUri: true } location ? $" to '{location.Host}'" : string.Empty;
        HttpStatusCode status = response.StatusCode;
        response.Dispose();
        throw new TeamsTransportException(
            SecureTeamsErrorCode.RedirectRefused,
            $"'{request.RequestUri!.Host}' answered with a redirect{target} ({(int)status}), which was not followed.",
            "Microsoft Graph does not redirect these requests: look for a proxy or a captive portal on the way.")
        {
            StatusCode = status,
        };
    }

    internal static TeamsTransportException NotAllowed() => new(
        SecureTeamsErrorCode.OriginNotAllowed,
        "The request was not sent: its address is not https at a host of the configured cloud.",
        "Choose the cloud that the tenant lives in with SecureTeamsOptions.Cloud.");

    private void Demand(Uri? address)
    {
        if (address is { IsAbsoluteUri: true } && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && IsNamed(address))
        {
            return;
        }

        throw NotAllowed();
    }

    private bool IsNamed(Uri address)
    {
        if (address.Port == allowed.Port && string.Equals(address.IdnHost, allowed.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (address.Port != HttpsPort)
        {
            return false;
        }

        foreach (string host in furtherHosts)
        {
            if (string.Equals(address.IdnHost, host, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is >= 300 and < 400 and not 304;
}
