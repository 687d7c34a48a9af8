using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Certificates;
using SecureTeams.Emulator.Graph;
using SecureTeams.Emulator.Identity;
using SecureTeams.Emulator.Meetings;

namespace SecureTeams.Emulator.Hosting;

/// <summary>Owns an emulator's listeners and keys, and wires them.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly DistributionPoints _distributionPoints = new();
    private readonly ServerCertificates _serverCertificates;
    private readonly TokenSigningKey _signingKey = new();
    private readonly MeetingService _meetings;
    private readonly ConcurrentDictionary<EmulatedEndpoint, byte> _endpoints = new();
    private LoopbackListener? _revocationLists;
    private LoopbackListener? _identity;
    private LoopbackListener? _graph;
    private int _disposed;

    public EmulatorHost(TeamsEmulatorOptions options)
    {
        Options = options;
        Tenant = new Tenant(options);
        Directory = new UserDirectory(options);
        Certificates = new EmulatedCertificateAuthority(_distributionPoints, options.TimeProvider, options.RevocationListLifetime);
        _serverCertificates = new ServerCertificates(Certificates, _distributionPoints, options);
        _meetings = new MeetingService(options);
    }

    public TeamsEmulatorOptions Options { get; }

    public Tenant Tenant { get; }

    public UserDirectory Directory { get; }

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
            services => IdentityService.AddServices(services, Tenant, _signingKey),
            ConfigureIdentity,
            cancellationToken).ConfigureAwait(false);
        Tenant.Origin = _identity.HttpsOrigin;
        _distributionPoints.HttpsOrigin = _identity.HttpsOrigin;

        _graph = await StartGraphAsync(Certificates.Issue(CertificateIssuance.Server), cancellationToken).ConfigureAwait(false);
        GraphEndpoint = _graph.HttpsOrigin;
        Tenant.AddAudience(BearerGate.AudienceOf(GraphEndpoint));

        ClientCertificate = Certificates.Issue(CertificateIssuance.Client);
        await RegisterClientAsync(ClientCertificate, cancellationToken).ConfigureAwait(false);
    }

    public Task RegisterClientAsync(X509Certificate2 certificate, CancellationToken cancellationToken) =>
        IdentityService.RegisterClientAsync(Started(_identity).Services, Tenant, certificate, cancellationToken);

    public async Task<EmulatedEndpoint> AddGraphEndpointAsync(ServerCertificateProfile profile, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(TeamsEmulator));
        var certificate = _serverCertificates.Issue(profile);
        var listener = await StartGraphAsync(certificate, cancellationToken).ConfigureAwait(false);
        var audience = BearerGate.AudienceOf(listener.HttpsOrigin);
        Tenant.AddAudience(audience);
        EmulatedEndpoint? endpoint = null;
        endpoint = new EmulatedEndpoint(listener.HttpsOrigin, certificate, async () =>
        {
            if (_endpoints.TryRemove(endpoint!, out _))
            {
                Tenant.RemoveAudience(audience);
                await listener.DisposeAsync().ConfigureAwait(false);
            }
        });
        _endpoints[endpoint] = 0;
        return endpoint;
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

        await CloseAsync(_graph).ConfigureAwait(false);
        if (_identity is not null)
        {
            await IdentityService.DropStoreAsync(_identity.Services).ConfigureAwait(false);
        }

        await CloseAsync(_identity).ConfigureAwait(false);
        await CloseAsync(_revocationLists).ConfigureAwait(false);
        _serverCertificates.Dispose();
        Certificates.Dispose();
        _signingKey.Dispose();
    }

    private static ValueTask CloseAsync(LoopbackListener? listener) => listener?.DisposeAsync() ?? ValueTask.CompletedTask;

    private LoopbackListener Started(LoopbackListener? listener)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(TeamsEmulator));
        return listener ?? throw new InvalidOperationException("The emulator has not been started.");
    }

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
        application.Use(PlayTokenFaultAsync);
        application.UseAuthentication();
        RevocationListEndpoint.Map(application, _distributionPoints);
        IdentityService.Map(application);
    }

    private Task PlayTokenFaultAsync(HttpContext context, RequestDelegate next)
    {
        var isToken = context.Request.Path.Equals(Tenant.TokenPath, StringComparison.OrdinalIgnoreCase);
        var fault = isToken ? Faults.OnToken().Next() : null;
        return fault is null ? next(context) : fault(context, next, Options.TimeProvider);
    }

    private void ConfigureGraph(WebApplication application)
    {
        var recorder = new RequestRecorder(Requests, EmulatedService.Graph, Options.TimeProvider);
        var gate = new BearerGate(Tenant, _signingKey, () => GraphEndpoint);
        new GraphPipeline(recorder, Faults, gate, new MeetingEndpoints(_meetings, Directory), Options.TimeProvider).Configure(application);
    }
}
