using SecureTeams;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;

namespace Tour;

/// <summary>Three attacks, each refused with its reason.</summary>
internal static class Attacks
{
    internal static async Task RunAsync(TourGuide guide, TeamsEmulator emulator, CancellationToken cancellationToken)
    {
        guide.Chapter("Attack 1: a server whose certificate has been revoked");
        await using (EmulatedEndpoint impostor = await emulator.AddGraphEndpointAsync(ServerCertificateProfile.Revoked, cancellationToken))
        {
            using SecureTeamsClient teams = Client.For(emulator, impostor.Address);
            await ExpectAsync(guide, SecureTeamsErrorCode.CertificateRevoked, () => CreateAsync(emulator, teams, cancellationToken));
        }

        using SecureTeamsClient client = Client.For(emulator);
        guide.Chapter("Attack 2: a redirect to a foreign host");
        emulator.Faults.On(GraphOperation.Create).Redirect(new Uri("https://graph.microsoft.com.evil.example/v1.0/"));
        await ExpectAsync(guide, SecureTeamsErrorCode.RedirectRefused, () => CreateAsync(emulator, client, cancellationToken));

        guide.Chapter("Attack 3: a service that silently lets everyone in");
        emulator.Faults.On(GraphOperation.Create).WeakenPolicy();
        await ExpectAsync(guide, SecureTeamsErrorCode.MeetingPolicyNotApplied, () => CreateAsync(emulator, client, cancellationToken));
    }

    private static Task<OnlineMeeting> CreateAsync(TeamsEmulator emulator, SecureTeamsClient teams, CancellationToken cancellationToken) =>
        teams.Meetings.CreateAsync(emulator.Organizer.Id, new MeetingDraft { Subject = "Design review", Schedule = Client.NextHour() }, cancellationToken);

    private static async Task ExpectAsync(TourGuide guide, SecureTeamsErrorCode code, Func<Task> attacked)
    {
        try
        {
            await attacked();
            guide.Check($"refused with {code}", held: false, "It was accepted.");
        }
        catch (SecureTeamsException refusal)
        {
            guide.Check($"refused with {code}", refusal.Code == code, refusal.Message);
        }
    }
}
