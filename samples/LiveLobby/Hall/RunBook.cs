using SecureTeams.Admission;

namespace LiveLobby.Hall;

/// <summary>What the sample remembers of a meeting's run beside the emulator's own roster: how each was classified, and the decision.</summary>
internal sealed class RunBook
{
    internal Dictionary<Guid, Visit> Visits { get; } = [];

    internal List<Visit> TurnedAway { get; } = [];

    /// <summary>Whether somebody verified has joined this run.</summary>
    internal MeetingRoster Roster { get; set; }

    internal void Clear()
    {
        Visits.Clear();
        TurnedAway.Clear();
        Roster = MeetingRoster.Empty;
    }
}
