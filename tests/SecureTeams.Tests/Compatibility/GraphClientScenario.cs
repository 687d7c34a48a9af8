using Microsoft.Graph;
using Microsoft.Graph.Users.Item.OnlineMeetings;
using Microsoft.Kiota.Abstractions.Authentication;
using SecureTeams.Emulator;
using SecureTeams.Tests.Emulator.Artifacts;

namespace SecureTeams.Tests.Compatibility;

/// <summary>Microsoft's own client, over our transport, at the emulator.</summary>
public abstract class GraphClientScenario : IAsyncLifetime
{
    protected const int PageSize = 7;

    private EmulatedTeams? _teams;
    private HttpClient? _http;
    private GraphServiceClient? _graph;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected static DateTimeOffset Nine { get; } = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    protected TeamsEmulator Teams => _teams!.Emulator;

    protected GraphServiceClient Graph => _graph!;

    protected OnlineMeetingsRequestBuilder Meetings => Graph.Users[Teams.Organizer.Id.ToString("D")].OnlineMeetings;

    public async ValueTask InitializeAsync()
    {
        _teams = await EmulatedTeams.StartAsync(ArtifactScenario.WithAllRoles(new TeamsEmulatorOptions { PageSize = PageSize }));
        _http = _teams.Client().CreateGraphHttpClient();
        _graph = new GraphServiceClient(_http, new AnonymousAuthenticationProvider(), new Uri(_teams.Emulator.GraphEndpoint, "v1.0").AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _graph?.Dispose();
        _http?.Dispose();
        if (_teams is not null)
        {
            await _teams.DisposeAsync();
        }
    }
}
