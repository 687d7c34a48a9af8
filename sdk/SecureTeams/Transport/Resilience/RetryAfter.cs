using System.Globalization;

namespace SecureTeams.Transport.Resilience;

/// <summary>Reads how long a service asks to wait (RFC 9110 section 10.2.3: seconds or a date).</summary>
internal static class RetryAfter
{
    internal static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.Headers.RetryAfter is { } header)
        {
            TimeSpan? wait = header.Delta ?? (header.Date - clock.GetUtcNow());
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }

        return IsBeyondTheParser(response) ? TimeSpan.MaxValue : null;
    }

    /// <summary>More seconds than the platform's parser takes are still a wish to wait, and a long one.</summary>
    private static bool IsBeyondTheParser(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out System.Net.Http.Headers.HeaderStringValues values))
        {
            return false;
        }

        foreach (string value in values)
        {
            if (UInt128.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return true;
            }
        }

        return false;
    }
}
