namespace SecureTeams.Transport.Guards;

/// <summary>Stands before all others, so that code which uses the HTTP client by itself meets the same exceptions as the SDK's own clients.</summary>
internal sealed class FaultTranslationHandler(string host) : DelegatingHandler
{
    /// <summary>Whoever sends the SDK's own requests translates by itself, with what it knows of the operation.</summary>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request is SdkRequest ? base.SendAsync(request, cancellationToken) : TranslateAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> TranslateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not SecureTeamsException && !cancellationToken.IsCancellationRequested)
        {
            if (TransportFault.TryTranslate(exception, host, out TeamsTransportException? fault))
            {
                throw fault;
            }

            throw;
        }
    }
}
