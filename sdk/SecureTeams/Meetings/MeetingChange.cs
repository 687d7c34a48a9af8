namespace SecureTeams.Meetings;

/// <summary>
/// A change of an existing meeting: what is set is sent, what is null stays as it is.
/// </summary>
/// <remarks>
/// The type holds only what the service lets one change, so that a change can never carry a read-only member; a
/// fetched meeting sent back is refused by Microsoft Graph ("One or more properties do not support updating").
/// Source: Microsoft Graph v1.0, "Update onlineMeeting".
/// </remarks>
public sealed record MeetingChange
{
    /// <summary>Gets the new subject, or null to keep it.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string? Subject
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("The subject must not be empty.", nameof(Subject));
    }

    /// <summary>Gets the new start and end, or null to keep them.</summary>
    /// <exception cref="ArgumentException">The value is the default of the type.</exception>
    public MeetingSchedule? Schedule
    {
        get;
        init => field = value != default(MeetingSchedule) ? value : throw new ArgumentException("The schedule has neither start nor end.", nameof(Schedule));
    }

    /// <summary>Gets who is to enter without waiting in the lobby, or null to keep it. Takes effect in a running meeting.</summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public LobbyScope? LobbyBypass
    {
        get;
        init => field = value is { } scope ? Known.Demand(scope, scope.IsKnown, scope.Value) : null;
    }

    /// <summary>Gets whether callers from the telephone network are to skip the lobby, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? DialInBypassesLobby { get; init; }

    /// <summary>
    /// Gets who is to present, or null to keep it. Takes effect in a running meeting.
    /// <see cref="PresenterScope.SpecificPeople"/> needs <see cref="Attendees"/> in the same change.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public PresenterScope? Presenters
    {
        get;
        init => field = value is { } scope ? Known.Demand(scope, scope.IsKnown, scope.Value) : null;
    }

    /// <summary>Gets who is to admit people from the lobby, or null to keep it. Takes effect in a running meeting.</summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public LobbyAdmitters? Admitters
    {
        get;
        init => field = value is { } admitters ? Known.Demand(admitters, admitters.IsKnown, admitters.Value) : null;
    }

    /// <summary>Gets the complete new list of people, or null to keep it. The service replaces the list as a whole; a copy is kept.</summary>
    /// <exception cref="ArgumentException">A person has neither sign-in name nor id, or a role that this version does not know.</exception>
    public IReadOnlyList<MeetingAttendee>? Attendees
    {
        get;
        init => field = value is null ? null : AttendeeList.Checked(value, nameof(Attendees));
    }

    /// <summary>Makes the change that applies every setting of a policy.</summary>
    /// <param name="policy">The policy to apply.</param>
    /// <returns>The change.</returns>
    public static MeetingChange ToPolicy(MeetingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new MeetingChange
        {
            LobbyBypass = policy.LobbyBypass,
            DialInBypassesLobby = policy.DialInBypassesLobby,
            Presenters = policy.Presenters,
            Admitters = policy.Admitters,
        };
    }

    /// <summary>Returns the policy settings only; subject and people are personal data.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() =>
        $"MeetingChange {{ LobbyBypass = {LobbyBypass}, DialInBypassesLobby = {DialInBypassesLobby}, Presenters = {Presenters}, Admitters = {Admitters} }}";

    internal bool IsEmpty =>
        Subject is null && Schedule is null && LobbyBypass is null && DialInBypassesLobby is null && Presenters is null && Admitters is null && Attendees is null;
}
