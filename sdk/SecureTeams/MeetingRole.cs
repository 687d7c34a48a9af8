namespace SecureTeams;

/// <summary>
/// The role of a participant in a meeting, as the text that Microsoft Graph uses (<c>onlineMeetingRole</c>).
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>
/// and never written back. Source: Microsoft Graph v1.0, meetingParticipantInfo resource type.
/// </remarks>
public readonly record struct MeetingRole
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="MeetingRole"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public MeetingRole(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = Canonical(value);
    }

    /// <summary>Gets the value <c>attendee</c>: takes part, with a controlled experience.</summary>
    public static MeetingRole Attendee { get; } = new("attendee");

    /// <summary>Gets the value <c>presenter</c>: may present and control the meeting.</summary>
    public static MeetingRole Presenter { get; } = new("presenter");

    /// <summary>Gets the value <c>coorganizer</c>: shares most controls of the organizer.</summary>
    public static MeetingRole CoOrganizer { get; } = new("coorganizer");

    /// <summary>Gets the value <c>producer</c>: produces a structured event.</summary>
    public static MeetingRole Producer { get; } = new("producer");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "attendee" or "presenter" or "coorganizer" or "producer";

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);

    private static string Canonical(string value)
    {
        foreach (string known in (ReadOnlySpan<string>)["attendee", "presenter", "coorganizer", "producer"])
        {
            if (string.Equals(known, value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return value;
    }
}
