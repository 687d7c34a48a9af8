using System.Diagnostics;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials;

/// <summary>
/// A token that a provider of the application hands to the SDK. It shows its text to nobody but the handler that sends it: no
/// member, serialiser or debugger writes it out.
/// </summary>
[DebuggerDisplay("[redacted]")]
public sealed class ProvidedToken
{
    /// <summary>Initializes a new instance of the <see cref="ProvidedToken"/> class.</summary>
    /// <param name="text">The bearer token; not empty.</param>
    /// <param name="expiresOn">When it ends, as its issuer said.</param>
    /// <param name="refreshOn">When its issuer wants it to be renewed; null when it said nothing.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public ProvidedToken(string text, DateTimeOffset expiresOn, DateTimeOffset? refreshOn = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        Token = new AccessToken(text);
        ExpiresOn = expiresOn;
        RefreshOn = refreshOn;
    }

    /// <summary>Gets when the token ends.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>Gets when the token is to be renewed; null when its issuer said nothing.</summary>
    public DateTimeOffset? RefreshOn { get; }

    internal AccessToken Token { get; }

    /// <summary>Returns <c>[redacted]</c>.</summary>
    /// <returns>A text without the token.</returns>
    public override string ToString() => "[redacted]";
}
