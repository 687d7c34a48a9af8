using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using Spectre.Console;
using Tour;

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(3));
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 120;
}

var guide = new TourGuide(AnsiConsole.Console);

guide.Chapter("A Microsoft Teams of our own: identity provider, Graph and certificate authority on loopback");
await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: stop.Token);
guide.Facts(("Identity provider", emulator.Authority.ToString()), ("Microsoft Graph", emulator.GraphEndpoint.ToString()), ("Tenant", emulator.TenantId.ToString()));

using SecureTeamsClient teams = Client.For(emulator);
OnlineMeeting? meeting = await Scheduling.RunAsync(guide, emulator, teams, stop.Token);
if (meeting is not null)
{
    AdmissionTable.Show(guide, meeting);
    await RunningMeeting.RunAsync(guide, emulator, teams, meeting, stop.Token);
}

await Attacks.RunAsync(guide, emulator, stop.Token);
await InsecureBuild.RunAsync(guide, stop.Token);
return guide.End();
