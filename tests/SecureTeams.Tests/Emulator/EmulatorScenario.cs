using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

/// <summary>Gives each test an emulator of its own and a signed-in plain client.</summary>
public abstract class EmulatorScenario : IAsyncLifetime
{
    private EmulatorClient? _client;
    private TeamsEmulator? _teams;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public TeamsEmulator Teams => _teams ?? throw new InvalidOperationException("The emulator has not been started.");

    internal EmulatorClient Client => _client ?? throw new InvalidOperationException("The emulator has not been started.");

    protected virtual TeamsEmulatorOptions Options => new();

    protected virtual bool SignsIn => true;

    public async ValueTask InitializeAsync()
    {
        _teams = await TeamsEmulator.StartAsync(Options, Cancelled);
        _client = new EmulatorClient(_teams);
        if (SignsIn)
        {
            await _client.SignInAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client?.Dispose();
        if (_teams is not null)
        {
            await _teams.DisposeAsync();
        }
    }
}
