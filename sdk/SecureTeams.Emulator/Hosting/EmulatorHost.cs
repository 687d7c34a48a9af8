using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using SecureTeams.Emulator.Certificates;
using SecureTeams.Emulator.Graph;
using SecureTeams.Emulator.Graph.Artifacts;
using SecureTeams.Emulator.Graph.VirtualEvents;
using SecureTeams.Emulator.Identity;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.SignIn;
using SecureTeams.Emulator.Meetings;
using SecureTeams.Emulator.VirtualEvents;

namespace SecureTeams.Emulator.Hosting;

/// <summary>Owns an emulator's listeners and keys, and wires them.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly DistributionPoints _distributionPoints = new();
    private readonly ServerCertificates _serverCertificates;
    private readonly EntraState _state;
    private readonly EmulatedBrowser _browser;
    private readonly MeetingService _meetings;
    private readonly ConcurrentDictionary<EmulatedEndpoint, byte> _endpoints = new();
    private readonly ConcurrentBag<IAsyncDisposable> _owned = [];
    private LoopbackListener? _revocationLists;
    private LoopbackListener? _identity;
    private LoopbackListener? _graph;
    private int _disposed;

    public EmulatorHost(TeamsEmulatorOptions options)
    {
        Options = options;
        Certificates = new EmulatedCertificateAuthority(_distributionPoints, options.TimeProvider, options.RevocationListLifetime);
        _state = new EntraState(options, Certificates.RootCertificate);
        Entra = new IdentityService(_state, Faults);
        _browser = new EmulatedBrowser(_state, Certificates.RootCertificate);
        Identity = new EmulatedIdentity(this, _state, _browser);
        Directory = new UserDirectory(options);
        _serverCertificates = new ServerCertificates(Certificates, _distributionPoints, options);
        _meetings = new MeetingService(options);
        Meetings = new EmulatedMeetings(_meetings, options);
        VirtualEvents = new EmulatedVirtualEvents(options);
    }

    public TeamsEmulatorOptions Options { get; }

    public IdentityService Entra { get; }

    public EmulatedIdentity Identity { get; }

    public RegisteredApplication Application { get; private set; } = null!;

    public Uri Authority => _state.Origin;

    public UserDirectory Directory { get; }

    public EmulatedMeetings Meetings { get; }

    public EmulatedVirtualEvents VirtualEvents { get; }

    public EmulatedCertificateAuthority Certificates { get; }

    public FaultScript Faults { get; } = new();

    public RequestJournal Requests { get; } = new();

    public Uri GraphEndpoint { get; private set; } = null!;

    public X509Certificate2 ClientCertificate { get; private set; } = null!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _revocationLists = await LoopbackListener.StartAsync(certificate: null, _ => { }, ConfigureRevocationLists, cancellationToken).ConfigureAwait(false);
        _distributionPoints.HttpOrigin = _revocationLists.HttpOrigin;

        _identity = await LoopbackListener.StartAsync(
            Certificates.Issue(CertificateIssuance.Server),
            _ => { },
            ConfigureIdentity,
            cancellationToken).ConfigureAwait(false);
        _state.Origin = _identity.HttpsOrigin;
        _distributionPoints.HttpsOrigin = _identity.HttpsOrigin;

        _graph = await StartGraphAsync(Certificates.Issue(CertificateIssuance.Server), cancellationToken).ConfigureAwait(false);
        GraphEndpoint = _graph.HttpsOrigin;
        _state.Audiences.Add(BearerGate.AudienceOf(GraphEndpoint));

        ClientCertificate = Certificates.Issue(CertificateIssuance.Client);
        Application = await Entra.RegisterAsync(DefaultApplication(), cancellationToken).ConfigureAwait(false);
        Application.AddCertificate(ClientCertificate);
    }

    public void RegisterClientCertificate(X509Certificate2 certificate)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(TeamsEmulator));
        Application.AddCertificate(certificate);
    }

    public async Task<EmulatedEndpoint> AddGraphEndpointAsync(ServerCertificateProfile profile, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(TeamsEmulator));
        var certificate = _serverCertificates.Issue(profile);
        var listener = await StartGraphAsync(certificate, cancellationToken).ConfigureAwait(false);
        var audience = BearerGate.AudienceOf(listener.HttpsOrigin);
        _state.Audiences.Add(audience);
        EmulatedEndpoint? endpoint = null;
        endpoint = new EmulatedEndpoint(listener.HttpsOrigin, certificate, async () =>
        {
            if (_endpoints.TryRemove(endpoint!, out _))
            {
                _state.Audiences.Remove(audience);
                await listener.DisposeAsync().ConfigureAwait(false);
            }
        });
        _endpoints[endpoint] = 0;
        return endpoint;
    }

    /// <summary>Starts something that ends with the emulator.</summary>
    public async Task<T> OwnAsync<T>(Func<Task<T>> start)
        where T : IAsyncDisposable
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(TeamsEmulator));
        var started = await start().ConfigureAwait(false);
        _owned.Add(started);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        foreach (var endpoint in _endpoints.Keys)
        {
            await endpoint.DisposeAsync().ConfigureAwait(false);
        }

        foreach (var owned in _owned)
        {
            await owned.DisposeAsync().ConfigureAwait(false);
        }

        _browser.Dispose();
        await CloseAsync(_graph).ConfigureAwait(false);
        await CloseAsync(_identity).ConfigureAwait(false);
        await CloseAsync(_revocationLists).ConfigureAwait(false);
        _serverCertificates.Dispose();
        Certificates.Dispose();
        await Entra.DisposeAsync().ConfigureAwait(false);
        _state.Dispose();
    }

    private static ValueTask CloseAsync(LoopbackListener? listener) => listener?.DisposeAsync() ?? ValueTask.CompletedTask;

    private EmulatedApplication DefaultApplication() => new()
    {
        ClientId = Options.ClientId,
        Tenants = [Options.TenantId, .. Options.AdditionalTenants],
        Roles = [.. Options.Roles],
        Scopes = [.. Options.Scopes],
        ApplicationIdUri = $"api://tabs.contoso.example/{Options.ClientId:D}",
    };

    private Task<LoopbackListener> StartGraphAsync(X509Certificate2 certificate, CancellationToken cancellationToken) =>
        LoopbackListener.StartAsync(certificate, _ => { }, ConfigureGraph, cancellationToken);

    private void ConfigureRevocationLists(WebApplication application)
    {
        application.UseRouting();
        application.Use(new RequestRecorder(Requests, EmulatedService.RevocationLists, Options.TimeProvider).InvokeAsync);
        RevocationListEndpoint.Map(application, _distributionPoints);
    }

    private void ConfigureIdentity(WebApplication application)
    {
        application.UseRouting();
        application.Use(new RequestRecorder(Requests, EmulatedService.Identity, Options.TimeProvider).InvokeAsync);
        Entra.Configure(application);
        RevocationListEndpoint.Map(application, _distributionPoints);
    }

    private void ConfigureGraph(WebApplication application)
    {
        var recorder = new RequestRecorder(Requests, EmulatedService.Graph, Options.TimeProvider);
        var gate = new BearerGate(_state, () => GraphEndpoint);
        var pages = new GraphPages(Options.PageSize);
        new GraphPipeline(
            recorder,
            Faults,
            gate,
            [
                new MeetingEndpoints(_meetings, Directory).Map,
                new AttendanceEndpoints(_meetings, Directory, pages).Map,
                new ArtifactEndpoints(ArtifactKind.Transcript, _meetings, Directory, pages).Map,
                new ArtifactEndpoints(ArtifactKind.Recording, _meetings, Directory, pages).Map,
                new VirtualEventEndpoints(VirtualEvents, Directory, pages).Map,
            ],
            Options.TimeProvider).Configure(application);
    }
}
