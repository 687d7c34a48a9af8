using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Emulator.Identity;

/// <summary>Entra's part: leads each request to its tenant.</summary>
internal sealed class IdentityService(EntraState entra, FaultScript faults) : IAsyncDisposable
{
    private readonly FrozenDictionary<Tenant, TenantServer> _servers = entra.Tenants.ToFrozenDictionary(tenant => tenant, tenant => new TenantServer(entra, tenant));

    public void Configure(IApplicationBuilder application)
    {
        application.Use(PlayTokenFaultAsync);
        application.Use(ServeTenantAsync);
    }

    public async Task<RegisteredApplication> RegisterAsync(EmulatedApplication description, CancellationToken cancellationToken)
    {
        RequireUsable(description);
        var tenants = TenantsOf(description);
        var application = new RegisteredApplication(description with { Tenants = [.. tenants.Select(tenant => tenant.TenantId)] }, entra.Clock);
        if (!entra.Applications.TryAdd(application))
        {
            throw new ArgumentException("The client id is registered already.", nameof(description));
        }

        foreach (var tenant in tenants)
        {
            await _servers[tenant].InstallAsync(application, cancellationToken).ConfigureAwait(false);
        }

        return application;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static void RequireUsable(EmulatedApplication description)
    {
        if (description.ClientId == Guid.Empty)
        {
            throw new ArgumentException("The client id is all zeros; leave the default for a fresh one.", nameof(description));
        }

        if (description.RedirectUris.FirstOrDefault(address => !Uri.TryCreate(address, UriKind.Absolute, out _)) is { } unusable)
        {
            throw new ArgumentException($"The redirect address '{unusable}' is not absolute.", nameof(description));
        }
    }

    private Tenant[] TenantsOf(EmulatedApplication description) => description.Tenants is []
        ? [entra.Main]
        : [.. description.Tenants.Distinct().Select(id => entra.Find(id.ToString("D")) ?? throw new ArgumentException($"The emulator has no tenant {id:D}.", nameof(description)))];

    private Task PlayTokenFaultAsync(HttpContext context, RequestDelegate next)
    {
        var tenant = TenantOf(context);
        var isToken = tenant is not null && context.Request.Path.Equals(tenant.TokenPath, StringComparison.OrdinalIgnoreCase);
        var fault = isToken ? faults.OnToken().Next() : null;
        return fault is null ? next(context) : fault(context, next, entra.Clock);
    }

    private Task ServeTenantAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
        {
            return next(context);
        }

        var tenant = TenantOf(context);
        if (MetadataFor(context, tenant) is { } document)
        {
            return ClassicMetadata.WriteAsync(context, document);
        }

        return tenant is not null ? _servers[tenant].InvokeAsync(context) : RefuseAsync(context, next);
    }

    private JsonObject? MetadataFor(HttpContext context, Tenant? tenant)
    {
        var segment = FirstSegment(context);
        return HttpMethods.IsGet(context.Request.Method) && (tenant is not null || segment == ClassicMetadata.AllTenants)
            ? ClassicMetadata.Find(entra, tenant, context.Request.Path.Value![(segment.Length + 1)..])
            : null;
    }

    private Tenant? TenantOf(HttpContext context) => entra.Find(FirstSegment(context));

    private Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        var isEntras = path.Contains("/oauth2/", StringComparison.OrdinalIgnoreCase) || path.Contains("/discovery/", StringComparison.OrdinalIgnoreCase) || path.Contains("/.well-known/", StringComparison.OrdinalIgnoreCase);
        var error = EntraError.UnknownTenant;
        return isEntras
            ? EntraAnswer.WriteErrorAsync(context, StatusCodes.Status400BadRequest, error.Error, error.Describe(FirstSegment(context)), entra.Clock.GetUtcNow())
            : next(context);
    }

    private static string FirstSegment(HttpContext context) =>
        context.Request.Path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? string.Empty;
}
