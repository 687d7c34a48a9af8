namespace SecureTeams.Meetings.Members;

/// <summary>
/// How much of the chat people see who are added to it later, as the text that Microsoft Graph uses (<c>meetingChatHistoryDefaultMode</c>).
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>,
/// treated as the weakest in every comparison and never written back.
/// Source: Microsoft Graph v1.0, onlineMeeting resource type.
/// </remarks>
public readonly record struct MeetingChatHistory
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="MeetingChatHistory"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public MeetingChatHistory(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = WireText.Canonical(value, "none", "all");
    }

    /// <summary>Gets the value <c>none</c>: nothing that was written before. The strictest value.</summary>
    public static MeetingChatHistory None { get; } = new("none");

    /// <summary>Gets the value <c>all</c>: everything that was written before.</summary>
    public static MeetingChatHistory All { get; } = new("all");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "none" or "all";

    private int Rank => _value switch { "none" => 0, "all" => 1, _ => 2 };

    /// <summary>Tells whether this value gives nobody what <paramref name="other"/> would not.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> when this value is equally strict or stricter. An unknown value is the weakest, and not comparable with another unknown one.</returns>
    public bool IsAtLeastAsStrictAs(MeetingChatHistory other) => IsKnown ? Rank <= other.Rank : this == other;

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);
}
