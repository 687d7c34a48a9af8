namespace SecureTeams.Meetings;

/// <summary>
/// Who enters a meeting directly, who may admit the others, and who may present. Its defaults are the strict ones.
/// </summary>
/// <remarks>
/// The defaults keep to Microsoft's tier "sensitive" or stricter in what they cover, and pass CISA's MS.TEAMS.1.3 and 1.5:
/// only members of the organizer's organization bypass the lobby, callers from the telephone network never do, and only
/// the organizer presents, so that nobody unidentified ever starts out as a presenter.
/// Source: the guide "Security and Microsoft Teams", section "Addressing Threats to Teams Meetings".
/// </remarks>
public sealed record MeetingPolicy
{
    /// <summary>Gets the policy with every default: the strict one.</summary>
    public static MeetingPolicy Strict { get; } = new();

    /// <summary>Gets who enters without waiting in the lobby.</summary>
    /// <value>Default: <see cref="LobbyScope.OrganizationExcludingGuests"/>.</value>
    /// <exception cref="ArgumentException">The value is not known to this version; such values are never written.</exception>
    public LobbyScope LobbyBypass
    {
        get;
        init => field = Known.Demand(value, value.IsKnown, value.Value);
    } = LobbyScope.OrganizationExcludingGuests;

    /// <summary>Gets a value indicating whether callers from the telephone network skip the lobby.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool DialInBypassesLobby { get; init; }

    /// <summary>Gets who may present.</summary>
    /// <value>Default: <see cref="PresenterScope.Organizer"/>.</value>
    /// <exception cref="ArgumentException">The value is not known to this version; such values are never written.</exception>
    public PresenterScope Presenters
    {
        get;
        init => field = Known.Demand(value, value.IsKnown, value.Value);
    } = PresenterScope.Organizer;

    /// <summary>Gets who may admit people from the lobby.</summary>
    /// <value>Default: <see cref="LobbyAdmitters.OrganizerAndCoOrganizers"/>.</value>
    /// <exception cref="ArgumentException">The value is not known to this version; such values are never written.</exception>
    public LobbyAdmitters Admitters
    {
        get;
        init => field = Known.Demand(value, value.IsKnown, value.Value);
    } = LobbyAdmitters.OrganizerAndCoOrganizers;
}
