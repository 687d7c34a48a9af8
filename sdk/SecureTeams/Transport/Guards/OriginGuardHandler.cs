namespace SecureTeams.Transport.Guards;

/// <summary>
/// Lets requests go to named https origins only. <see cref="BoundedContentHandler"/> refuses answers that lead elsewhere.
/// </summary>
/// <remarks>It stands outside the handler that attaches the token, so that a refused request never has one.</remarks>
/// <param name="allowed">The origin, with its port.</param>
/// <param name="furtherHosts">Hosts that the application's own configuration adds, on port 443.</param>
internal sealed class OriginGuardHandler(Uri allowed, params string[] furtherHosts) : DelegatingHandler
{
    private const int HttpsPort = 443;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Demand(request.RequestUri);
        return base.SendAsync(request, cancellationToken);
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
}
