namespace SecureTeams.Meetings.Events;

/// <summary>
/// For whom a virtual event is, as the text that Microsoft Graph uses (<c>meetingAudience</c>).
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>,
/// treated as the weakest in every comparison and never written back.
/// Source: Microsoft Graph v1.0, virtualEventWebinar resource type.
/// </remarks>
public readonly record struct MeetingAudience
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="MeetingAudience"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public MeetingAudience(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = WireText.Canonical(value, "organization", "everyone");
    }

    /// <summary>Gets the value <c>organization</c>: for members of the organization. The strictest value.</summary>
    public static MeetingAudience Organization { get; } = new("organization");

    /// <summary>Gets the value <c>everyone</c>: for everyone, including people who register without signing in.</summary>
    public static MeetingAudience Everyone { get; } = new("everyone");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "organization" or "everyone";

    private int Rank => _value switch { "organization" => 0, "everyone" => 1, _ => 2 };

    /// <summary>Tells whether this value gives nobody what <paramref name="other"/> would not.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> when this value is equally strict or stricter. An unknown value is the weakest, and not comparable with another unknown one.</returns>
    public bool IsAtLeastAsStrictAs(MeetingAudience other) => IsKnown ? Rank <= other.Rank : this == other;

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);
}
