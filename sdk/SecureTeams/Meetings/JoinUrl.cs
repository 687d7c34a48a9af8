using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Meetings;

/// <summary>
/// The link with which people join a meeting. Whoever holds it may try to join, so it shows itself only on request.
/// </summary>
[DebuggerDisplay("[redacted]")]
public sealed class JoinUrl : IEquatable<JoinUrl>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    private JoinUrl(string value) => _value = value;

    /// <summary>Reads a join link.</summary>
    /// <param name="value">The link as Teams shows it; the exact text is kept, since the service compares it as text.</param>
    /// <returns>The link.</returns>
    /// <exception cref="ArgumentException">
    /// The text is not an absolute https URL, has a control character in it, or a blank around it. The message does not repeat it.
    /// </exception>
    public static JoinUrl Parse(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return TryParse(value) ?? throw new ArgumentException("A join link is an absolute https URL, without control characters and without blanks around it.", nameof(value));
    }

    /// <summary>Gives the link away as text. Do not log it.</summary>
    /// <returns>The link.</returns>
    public string Reveal() => _value;

    /// <summary>Reads what the link says about the tenant and the organizer of its meeting. Nothing of it is proven: whoever makes a link up chooses both.</summary>
    /// <returns>The tenant and the organizer, or why there are none. Short links name no tenant.</returns>
    public JoinUrlContext ReadContext() => JoinUrlContextReader.Read(_value);

    /// <summary>Returns a fixed text instead of the link.</summary>
    /// <returns><c>[redacted]</c>.</returns>
    public override string ToString() => "[redacted]";

    /// <inheritdoc/>
    public bool Equals(JoinUrl? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_value), Encoding.UTF8.GetBytes(other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JoinUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    internal static JoinUrl? TryParse(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps && IsExact(value) ? new JoinUrl(value) : null;

    /// <summary><see cref="Uri"/> drops what stands around a link; the text, which is sent, would keep it.</summary>
    private static bool IsExact(string value)
    {
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            return false;
        }

        foreach (char character in value)
        {
            if (char.IsControl(character))
            {
                return false;
            }
        }

        return true;
    }
}
