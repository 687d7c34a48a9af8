namespace SecureTeams.Identity.Tokens;

/// <summary>
/// A bearer token that shows itself to nobody but the handler that sends it. It has no member that a serialiser, a logger or a
/// debugger's watch would write out.
/// </summary>
[System.Diagnostics.DebuggerDisplay("[redacted]")]
internal readonly struct AccessToken(string value) : IEquatable<AccessToken>
{
    [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
    private readonly string _value = value;

    internal string Reveal() => _value;

    /// <summary>Tells whether both are the same issued token; for bookkeeping, not for checking what somebody sends.</summary>
    public bool Equals(AccessToken other) => ReferenceEquals(_value, other._value);

    public override bool Equals(object? obj) => obj is AccessToken other && Equals(other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_value);

    public override string ToString() => "[redacted]";
}
