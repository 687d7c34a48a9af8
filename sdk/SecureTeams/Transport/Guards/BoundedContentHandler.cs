namespace SecureTeams.Transport.Guards;

/// <summary>
/// Reads each answer's body to its end, up to a limit. It stands inside the attempts, so that a body that stalls or breaks
/// off counts as the failed attempt that it is.
/// </summary>
internal sealed class BoundedContentHandler(int limit) : DelegatingHandler
{
    /// <summary>Counts how often a request has been sent.</summary>
    internal static readonly HttpRequestOptionsKey<int> Attempts = new("SecureTeams.Attempts");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _ = request.Options.TryGetValue(Attempts, out int sent);
        request.Options.Set(Attempts, sent + 1);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            PooledBody body = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            HttpContent streamed = response.Content;
            response.Content = new PooledContent(body, streamed.Headers);
            streamed.Dispose();
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async ValueTask<PooledBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        long? announced = content.Headers.ContentLength;
        if (announced > limit)
        {
            throw TooLarge();
        }

        var body = new PooledBody(announced is { } length ? (int)length + 1 : 4096);
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int read;
                while ((read = await stream.ReadAsync(body.GetFree(), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    body.Advance(read);
                    if (body.Written.Length > limit)
                    {
                        throw TooLarge();
                    }
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private TeamsTransportException TooLarge() => new(
        SecureTeamsErrorCode.ResponseTooLarge,
        $"The answer is larger than the limit of {limit} bytes and was not read further.",
        "Raise SecureTeamsOptions.MaxResponseBytes if such an answer is expected; otherwise look for a proxy that replaces answers.");
}
