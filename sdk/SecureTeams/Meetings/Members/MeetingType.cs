namespace SecureTeams.Meetings.Members;

/// <summary>
/// How a meeting came about, as the text that Microsoft Graph uses (<c>onlineMeetingType</c>).
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>,
/// and never written back.
/// Source: Microsoft Graph v1.0, onlineMeeting resource type.
/// </remarks>
public readonly record struct MeetingType
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="MeetingType"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public MeetingType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = WireText.Canonical(value, "adhoc", "scheduled", "recurring", "broadcast", "meetnow");
    }

    /// <summary>Gets the value <c>adhoc</c>: called without an appointment.</summary>
    public static MeetingType AdHoc { get; } = new("adhoc");

    /// <summary>Gets the value <c>scheduled</c>: once, at an appointed time.</summary>
    public static MeetingType Scheduled { get; } = new("scheduled");

    /// <summary>Gets the value <c>recurring</c>: a series.</summary>
    public static MeetingType Recurring { get; } = new("recurring");

    /// <summary>Gets the value <c>broadcast</c>: a live event.</summary>
    public static MeetingType Broadcast { get; } = new("broadcast");

    /// <summary>Gets the value <c>meetnow</c>: started at once from the calendar or a channel.</summary>
    public static MeetingType MeetNow { get; } = new("meetnow");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "adhoc" or "scheduled" or "recurring" or "broadcast" or "meetnow";

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);
}
