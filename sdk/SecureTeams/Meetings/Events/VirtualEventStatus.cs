namespace SecureTeams.Meetings.Events;

/// <summary>
/// How far a virtual event has come, as the text that Microsoft Graph uses (<c>virtualEventStatus</c>).
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>,
/// and never written back.
/// Source: Microsoft Graph v1.0, virtualEvent resource type.
/// </remarks>
public readonly record struct VirtualEventStatus
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="VirtualEventStatus"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public VirtualEventStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = WireText.Canonical(value, "draft", "published", "canceled");
    }

    /// <summary>Gets the value <c>draft</c>: not published yet.</summary>
    public static VirtualEventStatus Draft { get; } = new("draft");

    /// <summary>Gets the value <c>published</c>: open for registration or attendance.</summary>
    public static VirtualEventStatus Published { get; } = new("published");

    /// <summary>Gets the value <c>canceled</c>: called off.</summary>
    public static VirtualEventStatus Canceled { get; } = new("canceled");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "draft" or "published" or "canceled";

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);
}
