using SecureTeams.Admission;
using SecureTeams.Admission.Roles;
using SecureTeams.Meetings;

namespace LiveLobby.Hall;

/// <summary>A meeting at one moment, as pages show it.</summary>
public sealed record MeetingView
{
    public required int Number { get; init; }

    public required OnlineMeeting Meeting { get; init; }

    public required string Organizer { get; init; }

    public required AdmissionScene Scene { get; init; }

    public required bool IsOn { get; init; }

    public required MeetingRoster Roster { get; init; }

    public required IReadOnlyList<Person> Lobby { get; init; }

    public required IReadOnlyList<Person> Inside { get; init; }

    public required IReadOnlyList<Visit> TurnedAway { get; init; }

    public required IReadOnlyList<Actor> Actors { get; init; }

    public required Actor Actor { get; init; }

    public string Subject => Meeting.Subject ?? "(no subject)";

    /// <summary>What the one who acts may do.</summary>
    public RoleDecision May(MeetingCapability capability) => RoleCapabilities.Decide(Scene, Actor.Participant, Actor.Role, capability);

    /// <summary>The address of one of the meeting's pages, for the same actor.</summary>
    public string Address(string page = "") => $"/meetings/{Number}{page}?as={Actor.Key}";
}
