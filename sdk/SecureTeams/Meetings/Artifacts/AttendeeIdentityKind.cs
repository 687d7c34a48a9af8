namespace SecureTeams.Meetings.Artifacts;

/// <summary>What kind of identity somebody had in a meeting, as the name of the type that Microsoft Graph uses.</summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is and reported by <see cref="IsKnown"/>. The default of
/// the type stands for an identity without a type. Only <see cref="User"/> is an account that somebody signed in to.
/// </remarks>
public readonly record struct AttendeeIdentityKind
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="AttendeeIdentityKind"/> struct from the service's text.</summary>
    /// <param name="value">The name of the type, with or without <c>#microsoft.graph.</c> in front.</param>
    public AttendeeIdentityKind(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        const string Prefix = "#microsoft.graph.";
        int start = value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix.Length : 0;
        _value = WireText.Known(value.AsSpan(start), "communicationsUserIdentity", "communicationsGuestIdentity", "communicationsPhoneIdentity", "azureCommunicationServicesUserIdentity", "communicationsApplicationIdentity") ?? value[start..];
    }

    /// <summary>Gets the value <c>communicationsUserIdentity</c>: an account of a tenant.</summary>
    public static AttendeeIdentityKind User { get; } = new("communicationsUserIdentity");

    /// <summary>Gets the value <c>communicationsGuestIdentity</c>: a person who joined without an account.</summary>
    public static AttendeeIdentityKind Guest { get; } = new("communicationsGuestIdentity");

    /// <summary>Gets the value <c>communicationsPhoneIdentity</c>: a caller from the telephone network.</summary>
    public static AttendeeIdentityKind Phone { get; } = new("communicationsPhoneIdentity");

    /// <summary>Gets the value <c>azureCommunicationServicesUserIdentity</c>: a user of an application with Azure Communication Services.</summary>
    public static AttendeeIdentityKind CommunicationServices { get; } = new("azureCommunicationServicesUserIdentity");

    /// <summary>Gets the value <c>communicationsApplicationIdentity</c>: a bot.</summary>
    public static AttendeeIdentityKind Application { get; } = new("communicationsApplicationIdentity");

    /// <summary>Gets the name; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => this == User || this == Guest || this == Phone || this == CommunicationServices || this == Application;

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);
}
