using SecureTeams;
using SecureTeams.Admission;
using SecureTeams.Meetings;
using SecureTeams.Tenant;
using Spectre.Console;

namespace Tour;

/// <summary>Shows who would get into the meeting, and who would if it let everyone past the lobby.</summary>
internal static class AdmissionTable
{
    internal static void Show(TourGuide guide, OnlineMeeting meeting)
    {
        guide.Chapter("Who gets in");
        LobbyScope scope = meeting.LobbyBypass ?? default;
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Participant", column => column.NoWrap())
            .AddColumn($"{scope}", column => column.NoWrap())
            .AddColumn("Why")
            .AddColumn("everyone", column => column.NoWrap());
        int admitted = 0;
        foreach (ParticipantType participant in Enum.GetValues<ParticipantType>().Where(type => type != ParticipantType.Unknown))
        {
            AdmissionDecision decision = Decide(participant, scope, TenantMeetingPolicy.Strict);
            AdmissionDecision open = Decide(participant, LobbyScope.Everyone, TenantMeetingPolicy.Strict);
            admitted += decision.Outcome == AdmissionOutcome.Direct ? 1 : 0;
            table.AddRow($"{participant}", Colour(decision.Outcome), Markup.Escape(decision.Explanation), Colour(open.Outcome));
        }

        guide.Show(table);
        guide.Check("only the organizer and members of the organization join directly", admitted == 2);
    }

    private static AdmissionDecision Decide(ParticipantType participant, LobbyScope scope, TenantMeetingPolicy tenant) => AdmissionEngine.Decide(new AdmissionRequest
    {
        Participant = participant,
        LobbyBypass = scope,
        AuthenticatedUserJoined = true,
        Tenant = tenant,
    });

    private static string Colour(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Direct => $"[green]{outcome}[/]",
        AdmissionOutcome.Denied => $"[red]{outcome}[/]",
        _ => $"[yellow]{outcome}[/]",
    };
}
