using Microsoft.Extensions.Logging;

namespace SecureTeams.Meetings.Floors;

/// <summary>Holds a client to the organisation's floor: what is below is not sent, and what is read below it says so.</summary>
internal sealed class FloorGuard(MeetingFloor floor, ILogger logger)
{
    /// <exception cref="MeetingBelowFloorException">The draft's policy is below the floor.</exception>
    internal void Demand(MeetingDraft draft) => Demand(floor.DemandsNothing ? [] : floor.Check(draft.Policy));

    /// <exception cref="MeetingBelowFloorException">The change takes a setting below the floor.</exception>
    internal void Demand(MeetingChange change) => Demand(floor.DemandsNothing ? [] : floor.Check(change));

    /// <summary>Notes on a meeting that was read in what it is below the floor, and warns of it.</summary>
    internal OnlineMeeting Judge(OnlineMeeting meeting)
    {
        OnlineMeeting noted = Note(meeting);
        if (noted.BelowFloor.Count > 0)
        {
            Log.MeetingBelowFloor(logger, noted.BelowFloor.Count);
        }

        return noted;
    }

    /// <summary>The same without a warning, for a meeting that is about to be changed.</summary>
    internal OnlineMeeting Note(OnlineMeeting meeting)
    {
        IReadOnlyList<PolicyFinding> findings = floor.DemandsNothing ? [] : floor.Check(meeting);
        return findings.Count == 0 ? meeting : meeting with { BelowFloor = findings };
    }

    private static void Demand(IReadOnlyList<PolicyFinding> findings)
    {
        if (findings.Count > 0)
        {
            throw new MeetingBelowFloorException(findings);
        }
    }
}
