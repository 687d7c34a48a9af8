using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SecureTeams;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings;
using SecureTeams.Transport;

namespace GuardMeeting;

/// <summary>
/// A Teams of our own with a meeting that runs: a calendar made it, so that it has the tenant's defaults. Somebody in it clicks, too, and
/// the service once does less than it was told.
/// </summary>
internal sealed class LocalMeeting : IAsyncDisposable
{
    private readonly TeamsEmulator _emulator;
    private readonly EmulatedMeeting _meeting;
    private bool _wasDisturbed;

    private LocalMeeting(TeamsEmulator emulator)
    {
        _emulator = emulator;
        _meeting = emulator.Meetings.AddFromCalendar(members: new JsonObject
        {
            ["subject"] = "Supplier review",
            ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "everyone", ["isDialInBypassEnabled"] = true },
            ["recordAutomatically"] = true,
        });
        emulator.Faults.On(GraphOperation.Update).WeakenPolicy();
        _meeting.Run.Start();
        _meeting.Run.Join(EmulatedParticipant.Of(emulator.Organizer), waits: false, RosterRole.Organizer);
        _meeting.Run.Join(Partner(), waits: false);
    }

    internal static async Task<LocalMeeting> StartAsync() => new(await TeamsEmulator.StartAsync(new TeamsEmulatorOptions { Roles = { "OnlineMeetingArtifact.Read.All" } }));

    internal void Configure(HostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(this).AddSecureTeams(options =>
        {
            options.Cloud = TeamsCloud.Custom("Emulator", _emulator.Authority, _emulator.GraphEndpoint);
            options.Tenant = new TenantId(_emulator.TenantId);
            options.Credential = TeamsCredential.FromCertificate(_emulator.ClientId, _emulator.ClientCertificate);
            options.Trust = TlsTrust.OnlyRoots(_emulator.RootCertificate);
        });
        // The first source is the weakest: what is stated elsewhere wins.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Guard:Organizer"] = _emulator.Organizer.Id.ToString("D"),
                ["Guard:JoinUrl"] = (string?)_meeting.Members["joinWebUrl"],
                ["Guard:Every"] = "00:00:00.2",
                ["Guard:Rounds"] = "3",
            },
        });
    }

    /// <summary>The organizer closes the lobby a little, in Teams, between the guard's reading and its writing.</summary>
    internal void MeanwhileSomebodyElse()
    {
        if (!_wasDisturbed)
        {
            _wasDisturbed = true;
            _meeting.Change(new JsonObject { ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "organizationAndFederated" } });
        }
    }

    /// <summary>Another partner comes to the door, as it is now.</summary>
    internal void SomebodyComes(OnlineMeeting meeting)
    {
        var atTheDoor = new Participant { Type = ParticipantType.Federated, TrustIsMutual = true };
        AdmissionDecision decision = AdmissionEngine.Decide(GuardReport.Scene(meeting), atTheDoor, new MeetingRoster(HasStarted: true));
        _meeting.Run.Join(Partner(), waits: decision.Outcome != AdmissionOutcome.Direct);
        Console.WriteLine($"  A second partner comes. In the meeting: {_meeting.Run.Roster.Count}, in the lobby: {_meeting.Run.Lobby.Count}.");
    }

    internal void End()
    {
        _meeting.Run.End();
        Console.WriteLine();
        Console.WriteLine("The meeting has ended.");
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    private static EmulatedParticipant Partner() => new(Guid.NewGuid(), "Partner", ParticipantKind.Federated) { TenantId = Guid.NewGuid() };
}
