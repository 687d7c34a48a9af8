using SecureTeams;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings;
using SecureTeams.Transport;

await using TeamsEmulator emulator = await TeamsEmulator.StartAsync();
using var teams = new SecureTeamsClient(new SecureTeamsOptions
{
    Cloud = TeamsCloud.Custom("Emulator", emulator.Authority, emulator.GraphEndpoint),
    Tenant = new TenantId(emulator.TenantId),
    Credential = TeamsCredential.FromCertificate(emulator.ClientId, emulator.ClientCertificate),
    Trust = TlsTrust.OnlyRoots(emulator.RootCertificate),
});
DateTimeOffset start = TimeProvider.System.GetUtcNow().AddHours(1);
OnlineMeeting meeting = await teams.Meetings.CreateAsync(emulator.Organizer.Id, new MeetingDraft { Subject = "Review", Schedule = new MeetingSchedule(start, start.AddHours(1)) });
Console.WriteLine(meeting);
