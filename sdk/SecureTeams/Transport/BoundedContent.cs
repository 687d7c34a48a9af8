namespace SecureTeams.Transport;

/// <summary>Reads a body up to a limit, whatever length the server announces or sends.</summary>
internal static class BoundedContent
{
    internal static async ValueTask<PooledBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        long? announced = content.Headers.ContentLength;
        if (announced > limit)
        {
            throw TooLarge(limit);
        }

        var buffer = new PooledBody(announced is { } length ? (int)length + 1 : 4096);
        try
        {
            Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                int read;
                while ((read = await body.ReadAsync(buffer.GetFree(), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    buffer.Advance(read);
                    if (buffer.Written.Length > limit)
                    {
                        throw TooLarge(limit);
                    }
                }
            }

            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static TeamsTransportException TooLarge(int limit) => new(
        SecureTeamsErrorCode.ResponseTooLarge,
        $"The answer is larger than the limit of {limit} bytes and was not read further.",
        "Raise SecureTeamsOptions.MaxResponseBytes if such an answer is expected; otherwise look for a proxy that replaces answers.");
}
