namespace SecureTeams.Transport;

/// <summary>Reads how long a service asks to wait (RFC 9110 section 10.2.3: seconds or a date).</summary>
internal static class RetryAfter
{
    internal static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.Headers.RetryAfter is not { } header)
        {
            return null;
        }

        if (header.Delta is { } delta)
        {
            return delta;
        }

        TimeSpan? until = header.Date - clock.GetUtcNow();
        return until < TimeSpan.Zero ? TimeSpan.Zero : until;
    }
}
