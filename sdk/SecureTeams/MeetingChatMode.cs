namespace SecureTeams;

/// <summary>
/// When a meeting's chat is open, as the text that Microsoft Graph uses (<c>meetingChatMode</c>).
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>,
/// treated as the weakest in every comparison and never written back.
/// Source: Microsoft Graph v1.0, onlineMeeting resource type.
/// </remarks>
public readonly record struct MeetingChatMode
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="MeetingChatMode"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public MeetingChatMode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = Canonical(value);
    }

    /// <summary>Gets the value <c>disabled</c>: no chat. The strictest mode.</summary>
    public static MeetingChatMode Disabled { get; } = new("disabled");

    /// <summary>Gets the value <c>limited</c>: chat only while the meeting runs.</summary>
    public static MeetingChatMode Limited { get; } = new("limited");

    /// <summary>Gets the value <c>enabled</c>: chat before, during and after the meeting. The weakest mode.</summary>
    public static MeetingChatMode Enabled { get; } = new("enabled");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "disabled" or "limited" or "enabled";

    private int Rank => _value switch { "disabled" => 0, "limited" => 1, "enabled" => 2, _ => 3 };

    /// <summary>Tells whether this mode opens the chat at no time when <paramref name="other"/> would not.</summary>
    /// <param name="other">The mode to compare with.</param>
    /// <returns><see langword="true"/> when this mode is equally strict or stricter. An unknown mode is the weakest, and not comparable with another unknown one.</returns>
    public bool IsAtLeastAsStrictAs(MeetingChatMode other) => IsKnown ? Rank <= other.Rank : this == other;

    /// <summary>Gives the weakest mode that is at least as strict as both.</summary>
    /// <param name="other">The other mode.</param>
    /// <returns>The stricter of the two; <see cref="Disabled"/> for two different unknown ones.</returns>
    public MeetingChatMode Intersect(MeetingChatMode other) =>
        IsAtLeastAsStrictAs(other) ? this : other.IsAtLeastAsStrictAs(this) ? other : Disabled;

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);

    private static string Canonical(string value)
    {
        foreach (string known in (ReadOnlySpan<string>)["disabled", "limited", "enabled"])
        {
            if (string.Equals(known, value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return value;
    }
}
