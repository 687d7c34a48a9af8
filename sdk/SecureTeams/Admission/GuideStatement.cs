namespace SecureTeams.Admission;

/// <summary>The statements of the guide "Security and Microsoft Teams" that a decision can rest on; <see cref="GuideStatementExtensions"/> gives their texts.</summary>
public enum GuideStatement
{
    /// <summary>None: the guide is silent, or says otherwise than the profile that was followed.</summary>
    None,

    /// <summary>The organizer controls the meeting ("Participant Roles").</summary>
    OrganizerControlsMeeting,

    /// <summary>The lobby table's row for people in the organization ("Addressing Threats to Teams Meetings").</summary>
    LobbyTableOrganization,

    /// <summary>The lobby table's row for people in the organization and in trusted ones ("Addressing Threats to Teams Meetings").</summary>
    LobbyTableTrustedOrganizations,

    /// <summary>The lobby table's row for everyone ("Addressing Threats to Teams Meetings").</summary>
    LobbyTableEveryone,

    /// <summary>With the scope everyone, people bypass the lobby once an authenticated user has joined ("Participant Admittance").</summary>
    EveryoneOnceStarted,

    /// <summary>Anonymous people are kept out by the tenant's setting (the caution in "Participant Admittance").</summary>
    AnonymousJoinSwitch,

    /// <summary>Callers go directly to the meeting once an authenticated user has joined ("Participant Admittance").</summary>
    DialInOnceStarted,

    /// <summary>Callers who bypass the lobby also wait for a presenter or authenticated user ("Addressing Threats to Teams Meetings").</summary>
    DialInAlsoWaits,

    /// <summary>Callers may be the first where the organizer configures it ("Addressing Threats to Teams Meetings").</summary>
    DialInFirst,
}
