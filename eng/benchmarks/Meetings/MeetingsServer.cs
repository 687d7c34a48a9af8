using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Meetings.Artifacts;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Hosting;
using SecureTeams.Identity;

namespace SecureTeams.Benchmarks.Meetings;

/// <summary>The emulator in a process of its own, so that its work and memory are not the clients'.</summary>
internal static class MeetingsServer
{
    public const string Verb = "meetings-server";

    /// <summary>How many people were in the meeting whose attendance is read.</summary>
    public const int Attendances = 1000;

    /// <summary>Says where it is, and serves until the standard input ends.</summary>
    public static async Task RunAsync()
    {
        var options = new TeamsEmulatorOptions { TokenLifetime = TimeSpan.FromDays(1) };
        options.Roles.Add("OnlineMeetingArtifact.Read.All");
        await using var emulator = await TeamsEmulator.StartAsync(options);
        var attended = emulator.Meetings.AddFromCalendar();
        var report = attended.AddAttendanceReport(Enumerable.Range(1, Attendances).Select(Attendance));
        var endpoint = new MeetingsEndpoint(
            emulator.GraphEndpoint, emulator.Authority, emulator.RootCertificate.RawData, await TokenAsync(emulator), emulator.TenantId, emulator.Organizer.Id, attended.Id, report);
        Console.WriteLine(JsonSerializer.Serialize(endpoint));
        await Console.In.ReadToEndAsync();
    }

    private static Attendance Attendance(int number)
    {
        var person = new EmulatedParticipant(Guid.NewGuid(), string.Create(CultureInfo.InvariantCulture, $"Person {number}"), ParticipantKind.Member)
        {
            EmailAddress = string.Create(CultureInfo.InvariantCulture, $"person{number}@contoso.example"),
        };
        var joined = new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero).AddSeconds(number);
        return new Attendance(person, RosterRole.Attendee, joined, joined.AddMinutes(50));
    }

    private static async Task<string> TokenAsync(TeamsEmulator emulator)
    {
        var settings = ClientSettings.From(new SecureTeamsOptions
        {
            Cloud = TeamsCloud.Custom("Benchmark", emulator.Authority, emulator.GraphEndpoint),
            Tenant = new TenantId(emulator.TenantId),
            Credential = TeamsCredential.FromCertificate(emulator.ClientId, emulator.ClientCertificate),
        });
        using var root = X509CertificateLoader.LoadCertificate(emulator.RootCertificate.RawData);
        using var handler = BareConnections.Trusting(root);
        using var http = new HttpClient(handler);
        using var tokens = settings.CreateTokenSource(http, TimeProvider.System, NullLogger.Instance);
        return (await tokens.GetAsync(tokens.Default, CancellationToken.None)).Reveal();
    }
}
