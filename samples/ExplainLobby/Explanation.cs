using SecureTeams;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace ExplainLobby;

/// <summary>Tells people who gets into a meeting, why, and who would if it let everyone past the lobby.</summary>
internal static class Explanation
{
    internal static int Show(LobbyScope scope)
    {
        var scene = new AdmissionScene
        {
            Tenant = TenantConfiguration.ServiceDefault,
            Policy = TenantMeetingPolicy.ServiceDefault,
            Meeting = new MeetingAccess { LobbyBypass = scope },
        };
        Console.WriteLine($"A meeting whose lobby scope is '{scope}', in a tenant that keeps the service's defaults; somebody verified has joined.");
        Console.WriteLine();
        foreach (AdmissionRow row in AdmissionEngine.ExplainAll(scene, new MeetingRoster(HasStarted: true)))
        {
            Console.WriteLine($"  {Name(row.Participant),-28} {row.Explanation.Decision.Outcome,-21} {row.Explanation.Text}");
        }

        var stranger = new Participant { Type = ParticipantType.Anonymous, Client = AnonymousClients.Teams };
        AdmissionExplanation explained = AdmissionEngine.Explain(scene, stranger);
        Console.WriteLine();
        Console.WriteLine($"Somebody who is not signed in, before anybody has joined: {explained}");
        foreach (AdmissionStep step in explained.Trace)
        {
            Console.WriteLine($"  {step.Setting} = {step.Value}: {step.Effect}");
        }

        Console.WriteLine(explained.GuideText is null ? "  The guide says nothing of it." : $"  The guide, \"{explained.GuideSection}\": {explained.GuideText}");
        Console.WriteLine();
        Console.WriteLine("If the scope became 'everyone':");
        foreach (AdmissionChange change in AdmissionEngine.Diff(scene, scene with { Meeting = scene.Meeting with { LobbyBypass = LobbyScope.Everyone } }))
        {
            string when = change.Roster.HasStarted ? "once started" : "before it starts";
            Console.WriteLine($"  {(change.Gains ? '+' : '-')} {Name(change.Participant),-28} {when,-17} {change.Before.Outcome} -> {change.After.Outcome}");
        }

        return 0;
    }

    private static string Name(Participant participant) => participant switch
    {
        { IsInvited: true } => $"{participant.Type}, invited",
        { Client: AnonymousClients.CommunicationServices } => $"{participant.Type}, other client",
        _ => $"{participant.Type}",
    };
}
