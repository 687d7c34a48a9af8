using SecureTeams;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Protection;

namespace ScheduleSensitiveMeeting;

/// <summary>Says what the service made of the draft, as it was read back, and what nobody can see.</summary>
internal static class MeetingReport
{
    /// <returns>Whether the meeting is at least as strict as the draft and as Microsoft's tier.</returns>
    internal static bool Show(CreateOrGetResult result, MeetingDraft draft)
    {
        OnlineMeeting meeting = result.Meeting;
        TierReport report = ProtectionTier.Evaluate(meeting);
        TierAssessment sensitive = report.Assessments.Single(assessment => assessment.Tier == ProtectionTier.Sensitive);

        Console.WriteLine();
        Console.WriteLine(result.WasCreated ? "The meeting was scheduled." : "The meeting was there already; its options were set again.");
        Console.WriteLine($"  Past the lobby     {meeting.LobbyBypass}; callers: {(meeting.DialInBypassesLobby is false ? "wait" : "do not wait")}");
        Console.WriteLine($"  Lets people in     {meeting.Admitters}");
        Console.WriteLine($"  Presents           {meeting.Presenters}; of the {meeting.Attendees.Count} people on the list, {meeting.Attendees.Count(person => person.Role == MeetingRole.Presenter)} as presenter");
        Console.WriteLine($"  Recorded           {Allowed(meeting.AllowRecording)}; transcribed: {Allowed(meeting.AllowTranscription)}; chat: {meeting.Chat}");
        Console.WriteLine($"  Join link          {meeting.JoinUrl}, until somebody calls Reveal()");
        Console.WriteLine($"  Before that        {result.Unguarded.TotalMilliseconds:0} ms with the tenant's defaults (past the lobby: {result.Before?.LobbyBypass})");

        Console.WriteLine();
        Console.WriteLine($"Highest tier of Microsoft's that it satisfies, as far as anybody can see: {report.Highest?.Name ?? "none"}");
        foreach (TierGap gap in report.GapsTo(ProtectionTier.HighlySensitive))
        {
            Console.WriteLine($"  {ProtectionTier.HighlySensitive} would also ask for {gap.Setting} = {gap.Required}, and it is {gap.Actual}");
        }

        Console.WriteLine($"Not observable; look at the sensitivity label or the template: {string.Join(", ", sensitive.NotObservable)}");
        Console.WriteLine($"Settings that exclude each other: {(draft.Policy.Conflicts.Count == 0 ? "none" : string.Join("; ", draft.Policy.Conflicts))}");
        return sensitive.IsSatisfied && meeting.BelowFloor.Count == 0;
    }

    private static string Allowed(bool? value) => value is false ? "no" : "as the tenant allows";
}
