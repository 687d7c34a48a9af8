using Microsoft.Extensions.Logging;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings;
using SecureTeams.Transport;

namespace SecureTeams.Tests;

/// <summary>An emulator and a client that is set up for it.</summary>
internal sealed class EmulatedTeams : IAsyncDisposable
{
    private readonly List<SecureTeamsClient> _clients = [];

    private EmulatedTeams(TeamsEmulator emulator) => Emulator = emulator;

    internal TeamsEmulator Emulator { get; }

    internal Guid Organizer => Emulator.Organizer.Id;

    internal static async Task<EmulatedTeams> StartAsync(TeamsEmulatorOptions? options = null) =>
        new(await TeamsEmulator.StartAsync(options, TestContext.Current.CancellationToken));

    internal SecureTeamsOptions Options(Uri? graph = null) => new()
    {
        Cloud = TeamsCloud.Custom("Emulator", Emulator.Authority, graph ?? Emulator.GraphEndpoint),
        Tenant = new TenantId(Emulator.TenantId),
        Credential = TeamsCredential.FromCertificate(Emulator.ClientId, Emulator.ClientCertificate),
        Trust = TlsTrust.OnlyRoots(Emulator.RootCertificate),
        Revocation = Patience.Revocation,
    };

    internal SecureTeamsClient Client(Action<SecureTeamsOptions>? configure = null, ILoggerFactory? loggers = null, TimeProvider? clock = null, Uri? graph = null)
    {
        SecureTeamsOptions options = Options(graph);
        configure?.Invoke(options);
        var client = new SecureTeamsClient(options, loggers, clock);
        _clients.Add(client);
        return client;
    }

    internal Task<OnlineMeeting> CreateAsync(SecureTeamsClient client, MeetingPolicy? policy = null) =>
        client.Meetings.CreateAsync(Organizer, Draft(policy), TestContext.Current.CancellationToken);

    internal static MeetingDraft Draft(MeetingPolicy? policy = null) => new()
    {
        Subject = "Quarter results",
        Schedule = new MeetingSchedule(new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 10, 0, 0, TimeSpan.Zero)),
        Policy = policy ?? MeetingPolicy.Strict,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (SecureTeamsClient client in _clients)
        {
            client.Dispose();
        }

        await Emulator.DisposeAsync();
    }
}
