using SecureTeams;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings;
using SecureTeams.Transport;

namespace Tour;

internal static class Client
{
    internal static SecureTeamsClient For(TeamsEmulator emulator) => For(emulator, emulator.GraphEndpoint);

    internal static SecureTeamsClient For(TeamsEmulator emulator, Uri graph) => new(new SecureTeamsOptions
    {
        Cloud = TeamsCloud.Custom("Emulator", emulator.Authority, graph),
        Tenant = new TenantId(emulator.TenantId),
        Credential = TeamsCredential.FromCertificate(emulator.ClientId, emulator.ClientCertificate),
        Trust = TlsTrust.OnlyRoots(emulator.RootCertificate),
    });

    internal static MeetingSchedule NextHour()
    {
        DateTimeOffset start = TimeProvider.System.GetUtcNow().AddHours(1);
        return new MeetingSchedule(start, start.AddHours(1));
    }
}
