using SecureTeams;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Transport;

namespace DeviceCodeTool;

/// <summary>An emulator with a tool's registration, and a person who enters the code on another device.</summary>
internal sealed class LocalPerson : IAsyncDisposable
{
    private readonly TeamsEmulator _emulator;
    private readonly Guid _tool;

    private LocalPerson(TeamsEmulator emulator, Guid tool)
    {
        _emulator = emulator;
        _tool = tool;
    }

    internal static async Task<LocalPerson> StartAsync(CancellationToken cancellationToken)
    {
        TeamsEmulator emulator = await TeamsEmulator.StartAsync(new TeamsEmulatorOptions { DevicePollingInterval = TimeSpan.FromSeconds(1) }, cancellationToken);
        RegisteredApplication tool = await emulator.Identity.RegisterApplicationAsync(new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"] }, cancellationToken);
        return new LocalPerson(emulator, tool.ClientId);
    }

    internal SecureTeamsOptions Options() => new()
    {
        Cloud = TeamsCloud.Custom("Emulator", _emulator.Authority, _emulator.GraphEndpoint),
        Tenant = new TenantId(_emulator.TenantId),
        Trust = TlsTrust.OnlyRoots(_emulator.RootCertificate),
        Credential = TeamsCredential.FromDeviceCode(_tool, async (prompt, cancellationToken) =>
        {
            await Prompt.ShowAsync(prompt, cancellationToken);
            Console.WriteLine("The person does so.");
            await _emulator.Identity.ApproveDeviceAsync(prompt.UserCode, _emulator.Organizer, cancellationToken);
        }),
    };

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
