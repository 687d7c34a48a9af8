using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SecureTeams.Meetings.Members;

/// <summary>
/// A text that opens a way into a meeting, such as a passcode or a dial-in number. It shows itself only on request.
/// </summary>
[DebuggerDisplay("[redacted]")]
public sealed class RedactedText : IEquatable<RedactedText>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    internal RedactedText(string value) => _value = value;

    /// <summary>Gives the text away. Do not log it.</summary>
    /// <returns>The text.</returns>
    public string Reveal() => _value;

    /// <summary>Returns a fixed text instead of the content.</summary>
    /// <returns><c>[redacted]</c>.</returns>
    public override string ToString() => "[redacted]";

    /// <inheritdoc/>
    public bool Equals(RedactedText? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_value), Encoding.UTF8.GetBytes(other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RedactedText);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    internal static RedactedText? Of(string? value) => string.IsNullOrEmpty(value) ? null : new RedactedText(value);
}
