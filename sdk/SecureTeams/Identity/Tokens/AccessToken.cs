namespace SecureTeams.Identity.Tokens;

/// <summary>
/// A bearer token that shows itself to nobody but the handler that sends it. It has no member that a serialiser, a logger or a
/// debugger's watch would write out.
/// </summary>
[System.Diagnostics.DebuggerDisplay("[redacted]")]
internal readonly struct AccessToken(string value) : IEquatable<AccessToken>
{
    private const string Scheme = "Bearer ";

    [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
    private readonly string _header = Scheme + value;

    internal string Reveal() => _header is null ? string.Empty : _header[Scheme.Length..];

    /// <summary>Gives the text of the Authorization header away; it is kept in this form, so that no request makes a copy of the token.</summary>
    internal string RevealHeader() => _header;

    /// <summary>Tells whether both are the same issued token; for bookkeeping, not for checking what somebody sends.</summary>
    public bool Equals(AccessToken other) => string.Equals(_header, other._header, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is AccessToken other && Equals(other);

    public override int GetHashCode() => _header is null ? 0 : string.GetHashCode(_header, StringComparison.Ordinal);

    public override string ToString() => "[redacted]";
}
