using LiveLobby.Hall;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Protection;

namespace LiveLobby.Options;

/// <summary>What a change would do, before it is made.</summary>
public sealed record OptionsPreview(
    OptionsForm Form,
    IReadOnlyList<AccessChange> Access,
    string TierBefore,
    string TierAfter,
    IReadOnlyList<PolicyFinding> BelowFloor)
{
    internal static OptionsPreview Of(OptionsForm form, MeetingView view, MeetingFloor floor)
    {
        OnlineMeeting after = form.Applied(view.Meeting);
        return new OptionsPreview(
            form,
            AccessChange.Between(view.Scene, view.Scene with { Meeting = after.ToAccess() }),
            TierName(view.Meeting),
            TierName(after),
            form.Changed.Count == 0 ? [] : floor.Check(form.Change()));
    }

    private static string TierName(OnlineMeeting meeting) => Words.Of(ProtectionTier.Evaluate(meeting).Highest);
}
