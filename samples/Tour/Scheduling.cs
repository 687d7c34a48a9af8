using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Transport;

namespace Tour;

/// <summary>Creates a meeting, and shows the connection and the token it took.</summary>
internal static class Scheduling
{
    internal static async Task<OnlineMeeting?> RunAsync(TourGuide guide, TeamsEmulator emulator, SecureTeamsClient teams, CancellationToken cancellationToken)
    {
        guide.Chapter("A meeting with the default policy");
        OnlineMeeting meeting = await teams.Meetings.CreateAsync(
            emulator.Organizer.Id,
            new MeetingDraft { Subject = "Design review", Schedule = Client.NextHour() },
            cancellationToken);
        guide.Facts(
            ("Bypasses the lobby", $"{meeting.LobbyBypass}"),
            ("Dial-in bypasses it", $"{meeting.DialInBypassesLobby}"),
            ("Presents", $"{meeting.Presenters}"),
            ("Admits", $"{meeting.Admitters}"),
            ("Join link", $"{meeting.JoinUrl}"));
        guide.Check("the service applied the strict policy, as read back", meeting.LobbyBypass == MeetingPolicy.Strict.LobbyBypass && meeting.Presenters == MeetingPolicy.Strict.Presenters);

        guide.Chapter("The connections it took");
        foreach (Uri host in new[] { emulator.Authority, emulator.GraphEndpoint })
        {
            if (!teams.Connections.TryGet(host, out TlsReport? report))
            {
                guide.Check($"there is a report of the connection to {host}", held: false);
                continue;
            }

            guide.Facts(
                ("Host", $"{report.Host}:{host.Port}"),
                ("Protocol and suite", $"{report.Protocol}, {report.CipherSuite}"),
                ("Revocation checked", $"{report.RevocationChecked}"),
                ("Revocation list from", string.Join(", ", report.CrlDistributionPoints)),
                ("Issuer", report.Issuer));
            guide.Check("TLS 1.2 or later, revocation checked against a published list", report is { RevocationChecked: true, CrlDistributionPoints.Count: > 0 });
        }

        guide.Chapter("The token it took");
        bool asserted = emulator.Requests.Of(EmulatedService.Identity).Count > 0;
        bool sent = emulator.Requests.Of(GraphOperation.Create).Any(request => request.HasBearerToken);
        guide.Facts(("Acquired by", "certificate (signed client assertion)"), ("Shown", "never"));
        guide.Check("the identity provider issued a token, and Graph received it", asserted && sent);
        return meeting;
    }
}
