using LiveLobby.Hall;
using SecureTeams.Admission;

namespace LiveLobby.Options;

/// <summary>Who gains or loses access through a change, and when.</summary>
public sealed record AccessChange(string Who, string When, bool Gains, AdmissionOutcome Before, AdmissionOutcome After)
{
    /// <summary>Asks the engine who gains or loses; what is the same before and after the start becomes one line.</summary>
    internal static IReadOnlyList<AccessChange> Between(AdmissionScene before, AdmissionScene after) =>
        [.. AdmissionEngine.Diff(before, after)
            .GroupBy(change => change.Participant)
            .SelectMany(kind => kind.GroupBy(change => (change.Participant, Was: change.Before.Outcome, Becomes: change.After.Outcome)))
            .Select(group => new AccessChange(
                ParticipantChoice.TitleOf(group.Key.Participant),
                group.Count() > 1 ? "always" : group.First().Roster.HasStarted ? "once started" : "before it starts",
                group.First().Gains,
                group.Key.Was,
                group.Key.Becomes))];

    /// <summary>Returns the change as one line.</summary>
    public override string ToString() => $"{(Gains ? "Gains" : "Loses")} access: {Who}, {When}.";
}
