using SecureTeams;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
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
        var admitted = new List<ParticipantType>();
        var scene = new AdmissionScene { Meeting = new MeetingAccess { LobbyBypass = scope, DialInBypassesLobby = meeting.DialInBypassesLobby } };
        AdmissionScene open = scene with { Meeting = scene.Meeting with { LobbyBypass = LobbyScope.Everyone } };
        var roster = new MeetingRoster(HasStarted: true);
        foreach (AdmissionRow row in AdmissionEngine.ExplainAll(scene, roster).Where(row => row.Participant is { IsInvited: false, Client: not AnonymousClients.CommunicationServices }))
        {
            AdmissionOutcome outcome = row.Explanation.Decision.Outcome;
            admitted.AddRange(outcome == AdmissionOutcome.Direct ? [row.Participant.Type] : (ReadOnlySpan<ParticipantType>)[]);
            table.AddRow($"{row.Participant.Type}", Colour(outcome), Markup.Escape(row.Explanation.Text), Colour(AdmissionEngine.Decide(open, row.Participant, roster).Outcome));
        }

        guide.Show(table);
        guide.Check(
            "only the organizer, members of the organization and the tenant's own bots join directly",
            admitted is [ParticipantType.Organizer, ParticipantType.TenantMember, ParticipantType.DialInOrganizer, ParticipantType.CallingBot]);
    }

    private static string Colour(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Direct => $"[green]{outcome}[/]",
        AdmissionOutcome.Denied => $"[red]{outcome}[/]",
        _ => $"[yellow]{outcome}[/]",
    };
}
