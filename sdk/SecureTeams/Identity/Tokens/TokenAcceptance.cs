using System.Buffers;
using System.Security.Cryptography;
using SecureTeams.Identity.Failures;

namespace SecureTeams.Identity.Tokens;

/// <summary>Decides whether an issuer's answer is a token, how long it is used, and when it is renewed.</summary>
internal static class TokenAcceptance
{
    /// <summary>The characters of a bearer token (RFC 6750 section 2.1).</summary>
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    /// <summary>How long before its end a token is not used any more: a request that starts with it must arrive with it.</summary>
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);

    /// <summary>How long a token is kept before it is renewed, whatever the issuer says, unless its life is shorter.</summary>
    private static readonly TimeSpan SoonestRenewal = TimeSpan.FromSeconds(30);

    /// <summary>Makes the entry for the cache.</summary>
    /// <param name="issued">The answer. Its times are the computer's; the client's clock may be another, so the span between is what is kept.</param>
    /// <param name="claims">The claims that were asked for.</param>
    /// <param name="now">The time by the client's clock, in ticks.</param>
    internal static TokenEntry Accept(in IssuedToken issued, string? claims, long now)
    {
        DateTimeOffset computer = TimeProvider.System.GetUtcNow();
        TimeSpan lifetime = issued.ExpiresOn - computer;
        if (issued.Token.Reveal() is not { Length: > 0 } text || text.AsSpan().ContainsAnyExcept(TokenCharacters) || lifetime <= TimeSpan.Zero)
        {
            throw TokenFailure.Unusable();
        }

        TimeSpan usable = lifetime - (lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin);
        return new TokenEntry(issued.Token, claims, now + usable.Ticks, now + RenewalOf(issued.RefreshOn - computer, lifetime, usable).Ticks, now) { Person = issued.Person };
    }

    /// <summary>
    /// When the issuer says, or after three quarters of the lifetime, spread so that many instances do not ask at once. What the
    /// issuer says counts only where there is time left to renew; and it cannot make the client ask without end.
    /// </summary>
    private static TimeSpan RenewalOf(TimeSpan? asked, TimeSpan lifetime, TimeSpan usable)
    {
        TimeSpan soonest = lifetime / 2 < SoonestRenewal ? lifetime / 2 : SoonestRenewal;
        return asked is { } wait && wait > TimeSpan.Zero && wait < usable
            ? (wait < soonest ? soonest : wait)
            : lifetime * (RandomNumberGenerator.GetInt32(700, 800) / 1000.0);
    }
}
