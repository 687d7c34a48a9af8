using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Protection;
using SecureTeams.Meetings.Updating;
using SecureTeams.Tenant;

namespace GuardMeeting;

/// <summary>Says who could come in, what is below the floor, and what a change did.</summary>
internal static class GuardReport
{
    /// <summary>The settings of the tenant are not in Microsoft Graph. The service's defaults are the widest, so that nobody is forgotten.</summary>
    internal static AdmissionScene Scene(OnlineMeeting meeting) =>
        new() { Tenant = TenantConfiguration.ServiceDefault, Policy = TenantMeetingPolicy.ServiceDefault, Meeting = meeting.ToAccess() };

    internal static void Show(OnlineMeeting meeting)
    {
        Console.WriteLine($"Tier that the meeting satisfies: {ProtectionTier.Evaluate(meeting).Highest?.Name ?? "none"}. While it runs, these come in:");
        foreach (IGrouping<string, AdmissionRow> reason in Rows(meeting).GroupBy(row => $"{row.Explanation.Decision.Outcome,-7} {row.Explanation.Text}"))
        {
            Console.WriteLine($"  {reason.Key}");
            Console.WriteLine($"          {string.Join(", ", reason.Select(row => Name(row.Participant)).Distinct())}");
        }
    }

    internal static void ShowBelow(OnlineMeeting meeting)
    {
        foreach (PolicyFinding finding in meeting.BelowFloor)
        {
            Console.WriteLine($"  Below the floor: {finding}");
        }
    }

    internal static void Show(MeetingUpdate update)
    {
        Console.WriteLine($"  Tightened. Now, in the running meeting: {update.EffectiveNow}. The next time: {update.EffectiveLater}.");
        if (update.Before is not { } before)
        {
            return;
        }

        foreach (IGrouping<string, AdmissionChange> change in AdmissionEngine.Diff(Scene(before), Scene(update.Meeting)).Where(change => change.Roster.HasStarted).GroupBy(change => $"{change.Before.Outcome} -> {change.After.Outcome}"))
        {
            Console.WriteLine($"  {change.Key}: {string.Join(", ", change.Select(one => Name(one.Participant)).Distinct())}");
        }

        Console.WriteLine("  Whoever is in stays in: removing people is for presenters, in Teams.");
    }

    private static IEnumerable<AdmissionRow> Rows(OnlineMeeting meeting) => AdmissionEngine.ExplainAll(Scene(meeting), new MeetingRoster(HasStarted: true));

    private static string Name(Participant participant) => participant.IsInvited ? $"{participant.Type} (invited)" : $"{participant.Type}";
}
