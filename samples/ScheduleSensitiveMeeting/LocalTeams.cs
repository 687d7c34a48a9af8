using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using SecureTeams;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Transport;

namespace ScheduleSensitiveMeeting;

/// <summary>A Teams of our own, for whoever has no tenant at hand.</summary>
internal sealed class LocalTeams : IAsyncDisposable
{
    private readonly TeamsEmulator _emulator;

    private LocalTeams(TeamsEmulator emulator) => _emulator = emulator;

    internal static async Task<LocalTeams> StartAsync() => new(await TeamsEmulator.StartAsync());

    internal void Configure(HostApplicationBuilder builder)
    {
        builder.Services.AddSecureTeams(options =>
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
                ["Meeting:Organizer"] = _emulator.Organizer.Id.ToString("D"),
                ["Meeting:Key"] = "contract-4711",
                ["Meeting:Speaker"] = "speaker@contoso.example",
                ["Meeting:Audience:0"] = "board@contoso.example",
                ["Meeting:Audience:1"] = "counsel@fabrikam.example",
            },
        });
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
