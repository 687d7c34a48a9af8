using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Emulator.Identity.ManagedIdentity;

/// <summary>
/// The endpoint from which a process in Azure App Service gets tokens, over plain HTTP on loopback as there. A client
/// finds it by the environment variables <c>IDENTITY_ENDPOINT</c> and <c>IDENTITY_HEADER</c>; set them for a child
/// process only, since they hold for all of a process. Disposing closes it.
/// </summary>
public sealed class ManagedIdentityEndpoint : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, RegisteredApplication> _userAssigned = new();
    private readonly Guid _subscription = Guid.NewGuid();
    private readonly TimeProvider _clock;
    private LoopbackListener? _listener;

    private ManagedIdentityEndpoint(TimeProvider clock, string[] roles)
    {
        _clock = clock;
        SystemAssigned = Create(roles);
    }

    /// <summary>The value for <c>IDENTITY_ENDPOINT</c>.</summary>
    public Uri Endpoint => new(_listener?.HttpOrigin ?? throw new InvalidOperationException("The endpoint has not been started."), ManagedIdentityRoute.Path);

    /// <summary>The value for <c>IDENTITY_HEADER</c>: the secret that a request must show in <c>X-IDENTITY-HEADER</c>.</summary>
    public string Header { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The identity that requests without an id get.</summary>
    public RegisteredApplication SystemAssigned { get; }

    /// <summary>Whether the host has a system-assigned identity; without one it is answered that there is none.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool HasSystemAssigned { get; set; } = true;

    /// <summary>Assigns a further identity, which requests name by its <c>client_id</c>, <c>object_id</c> or <c>mi_res_id</c>.</summary>
    /// <param name="roles">The application roles of its tokens.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> is <see langword="null"/>.</exception>
    public RegisteredApplication AssignIdentity(params string[] roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var identity = Create(roles);
        _userAssigned[identity.ClientId] = identity;
        return identity;
    }

    /// <summary>Gets the resource id in Azure by which requests may name an assigned identity.</summary>
    /// <param name="identity">The identity, of <see cref="AssignIdentity"/>.</param>
    /// <returns>For example <c>/subscriptions/{id}/resourceGroups/emulator/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="identity"/> is <see langword="null"/>.</exception>
    public string ResourceIdOf(RegisteredApplication identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return $"/subscriptions/{_subscription:D}/resourceGroups/emulator/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{identity.Id}";
    }

    /// <summary>Closes the endpoint. The emulator does it when it is disposed itself.</summary>
    /// <returns>The completion of the closing.</returns>
    public ValueTask DisposeAsync() => _listener?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal static async Task<ManagedIdentityEndpoint> StartAsync(EntraState entra, FaultScript faults, RequestJournal journal, CancellationToken cancellationToken)
    {
        var endpoint = new ManagedIdentityEndpoint(entra.Clock, [.. entra.Options.Roles]);
        var recorder = new RequestRecorder(journal, EmulatedService.ManagedIdentity, entra.Clock);
        var route = new ManagedIdentityRoute(entra, endpoint, faults);
        endpoint._listener = await LoopbackListener.StartAsync(certificate: null, _ => { }, Configure, cancellationToken).ConfigureAwait(false);
        return endpoint;

        void Configure(WebApplication application)
        {
            application.UseRouting();
            application.Use(recorder.InvokeAsync);
            route.Map(application);
        }
    }

    internal RegisteredApplication? Find(string? clientId, string? objectId, string? resourceId, Guid tenantId) => (clientId, objectId, resourceId) switch
    {
        (null, null, null) => HasSystemAssigned ? SystemAssigned : null,
        ({ } id, _, _) => Guid.TryParse(id, out var client) && _userAssigned.TryGetValue(client, out var identity) ? identity : null,
        (_, { } id, _) => _userAssigned.Values.FirstOrDefault(identity => Is(identity.ServicePrincipalIn(tenantId).ToString("D"), id)),
        (_, _, { } id) => _userAssigned.Values.FirstOrDefault(identity => Is(ResourceIdOf(identity), id)),
    };

    private static bool Is(string own, string named) => string.Equals(own, named, StringComparison.OrdinalIgnoreCase);

    private RegisteredApplication Create(string[] roles) => new(new EmulatedApplication { Roles = [.. roles] }, _clock);
}
