using System.Collections.Concurrent;

namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>The applications of all tenants.</summary>
internal sealed class ApplicationDirectory
{
    private readonly ConcurrentDictionary<string, RegisteredApplication> _applications = new(StringComparer.OrdinalIgnoreCase);

    public bool TryAdd(RegisteredApplication application) => _applications.TryAdd(application.Id, application);

    public RegisteredApplication? Find(string? clientId) =>
        clientId is not null && _applications.TryGetValue(clientId, out var application) ? application : null;

    public RegisteredApplication? Find(string? clientId, Tenant tenant) =>
        Find(clientId) is { } application && application.Description.Tenants.Contains(tenant.TenantId) ? application : null;
}
