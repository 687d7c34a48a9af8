using Microsoft.AspNetCore.Http;

namespace SecureTeams.Emulator.Graph;

/// <summary>The people of the main tenant, and who may act for them.</summary>
internal sealed class UserDirectory(TeamsEmulatorOptions options)
{
    private readonly Dictionary<Guid, EmulatedUser> _users = options.Users.Append(options.Organizer).ToDictionary(user => user.Id);

    public bool ApplicationAccessPolicyGranted { get; set; } = options.ApplicationAccessPolicyGranted;

    /// <summary>The person whose meetings are asked for: the one in the path, or the one signed in for <c>/me</c>.</summary>
    public EmulatedUser UserOf(HttpContext context)
    {
        var caller = context.Features.Get<GraphCaller>() ?? throw new InvalidOperationException("The request was not authorized.");
        if (context.Request.RouteValues["userId"] is not string path)
        {
            return caller.IsApplication
                ? throw GraphFailure.BadRequest("/me request is only valid with delegated authentication flow.")
                : Find(caller, caller.ObjectId);
        }

        var id = Guid.TryParseExact(path, "D", out var parsed) ? parsed : Guid.Empty;
        if (!caller.IsApplication && id != caller.ObjectId)
        {
            throw GraphFailure.Forbidden("Forbidden", "A signed-in user may act for nobody else.");
        }

        RequireAccessPolicy(caller);
        return Find(caller, id);
    }

    /// <summary>Refuses an application for which no administrator granted an application access policy.</summary>
    public void RequireAccessPolicy(GraphCaller caller)
    {
        if (caller.IsApplication && !ApplicationAccessPolicyGranted)
        {
            throw GraphFailure.Forbidden("Forbidden", "No application access policy found for this app.");
        }
    }

    public bool IsOfMainTenant(HttpContext context) => context.Features.Get<GraphCaller>()?.TenantId == options.TenantId.ToString("D");

    private EmulatedUser Find(GraphCaller caller, Guid id) =>
        caller.TenantId == options.TenantId.ToString("D") && _users.TryGetValue(id, out var user)
            ? user
            : throw GraphFailure.NotFound("Request_ResourceNotFound", "Resource does not exist or one of its queried reference-property objects are not present.");
}
