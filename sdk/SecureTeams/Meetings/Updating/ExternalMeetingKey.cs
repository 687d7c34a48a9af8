using System.Security.Cryptography;
using System.Text;

namespace SecureTeams.Meetings.Updating;

/// <summary>
/// The caller's own key of a meeting. The service keeps one meeting for each tenant, organizer and key, so that a creation that
/// is repeated with the same key after a lost answer finds the first one instead of making a second.
/// </summary>
/// <remarks>Store the key before the first call: after a crash it is what finds the meeting again.</remarks>
public readonly record struct ExternalMeetingKey
{
    private const int Longest = 256;

    private readonly string? _value;

    private ExternalMeetingKey(string value) => _value = value;

    /// <summary>Gets the text that is sent as <c>externalId</c>.</summary>
    /// <exception cref="InvalidOperationException">The value is the default of the type.</exception>
    public string Value => _value ?? throw new InvalidOperationException("default(ExternalMeetingKey) is not a key. Use New, For or Parse.");

    internal bool IsDefault => _value is null;

    /// <summary>Makes a key that no other meeting has: 128 random bits.</summary>
    /// <returns>The key.</returns>
    public static ExternalMeetingKey New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Makes the key of something that the meeting belongs to, such as the id of a contract: the same text gives the same key, and the key does not show it.</summary>
    /// <param name="subject">The id; not empty. It is hashed (SHA-256), so that it may be of any length; who can guess it can still test the guess.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static ExternalMeetingKey For(string subject)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        return new ExternalMeetingKey(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))));
    }

    /// <summary>Reads a key that was stored, or that another system chose.</summary>
    /// <param name="value">1 to 256 characters, no control characters.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The text is empty, too long, or has a control character.</exception>
    public static ExternalMeetingKey Parse(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value.Length <= Longest && !value.Any(char.IsControl)
            ? new ExternalMeetingKey(value)
            : throw new ArgumentException($"A key has at most {Longest} characters and no control characters.", nameof(value));
    }

    /// <summary>Returns the key.</summary>
    /// <returns>The text; empty for the default of the type.</returns>
    public override string ToString() => _value ?? string.Empty;
}
