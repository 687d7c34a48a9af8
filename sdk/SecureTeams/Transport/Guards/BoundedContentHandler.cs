using System.Net;
using System.Net.Http.Headers;

namespace SecureTeams.Transport.Guards;

/// <summary>
/// Refuses redirects, which nobody follows, and reads each other answer's body to its end, up to a limit. It stands inside the attempts, so that a body that stalls or breaks
/// off counts as the failed attempt that it is.
/// </summary>
internal sealed class BoundedContentHandler(int limit) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (IsRedirect(response.StatusCode))
            {
                throw Redirected(response, request.RequestUri!.Host);
            }

            if (StreamedContent.IsAskedFor(response, request, out StreamedContent? terms))
            {
                return Streamable(response, terms, request.RequestUri!.Host);
            }

            PooledBody body = await ReadAsync(response.Content, request.RequestUri!.Host, cancellationToken).ConfigureAwait(false);
            HttpContent streamed = response.Content;
            response.Content = new PooledContent(body, request is SdkRequest ? null : streamed.Headers);
            streamed.Dispose();
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static HttpResponseMessage Streamable(HttpResponseMessage response, StreamedContent terms, string host)
    {
        if (IsCompressed(response.Content))
        {
            throw Compressed(host);
        }

        return response.Content.Headers.ContentLength > terms.MaxBytes ? throw BoundedReadStream.TooLarge(host, terms.MaxBytes) : response;
    }

    private async ValueTask<PooledBody> ReadAsync(HttpContent content, string host, CancellationToken cancellationToken)
    {
        if (IsCompressed(content))
        {
            throw Compressed(host);
        }

        long? announced = content.Headers.ContentLength;
        if (announced > limit)
        {
            throw TooLarge(host);
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
                        throw TooLarge(host);
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

    private static bool IsRedirect(HttpStatusCode status) => (int)status is >= 300 and < 400 and not 304;

    private static TeamsTransportException Redirected(HttpResponseMessage response, string host)
    {
        string target = response.Headers.Location is { IsAbsoluteUri: true } location ? $" to '{location.Host}'" : string.Empty;
        return new TeamsTransportException(
            SecureTeamsErrorCode.RedirectRefused,
            $"'{host}' answered with a redirect{target} ({(int)response.StatusCode}), which was not followed.",
            "The services do not redirect these requests: look for a proxy or a captive portal on the way.")
        {
            StatusCode = response.StatusCode,
        };
    }

    /// <summary>No request accepts an encoding, and unpacking one would make the limit of size meaningless.</summary>
    private static bool IsCompressed(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Encoding", out HeaderStringValues encodings))
        {
            return false;
        }

        foreach (string encoding in encodings)
        {
            if (!string.Equals(encoding.Trim(), "identity", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static TeamsTransportException Compressed(string host) => new(
        SecureTeamsErrorCode.ResponseMalformed,
        $"The answer of '{host}' is compressed, which the request did not ask for; it was not read.",
        "Look for a proxy that compresses or replaces answers.");

    private TeamsTransportException TooLarge(string host) => new(
        SecureTeamsErrorCode.ResponseTooLarge,
        $"The answer of '{host}' is larger than the limit of {limit} bytes and was not read further.",
        "Raise SecureTeamsOptions.MaxResponseBytes if such an answer is expected; otherwise look for a proxy that replaces answers.");
}
