using Microsoft.AspNetCore.Http;

namespace SecureTeams.Emulator.Graph;

/// <summary>The people of the tenant, and whether the application may act for them.</summary>
internal sealed class UserDirectory(TeamsEmulatorOptions options)
{
    private readonly Dictionary<Guid, EmulatedUser> _users = options.Users.Append(options.Organizer).ToDictionary(user => user.Id);

    public bool ApplicationAccessPolicyGranted { get; set; } = options.ApplicationAccessPolicyGranted;

    public EmulatedUser UserOf(HttpContext context)
    {
        if (!ApplicationAccessPolicyGranted)
        {
            throw GraphFailure.Forbidden("Forbidden", "No application access policy found for this app.");
        }

        return Guid.TryParseExact(context.Request.RouteValues["userId"] as string, "D", out var id) && _users.TryGetValue(id, out var user)
            ? user
            : throw GraphFailure.NotFound("Request_ResourceNotFound", "Resource does not exist or one of its queried reference-property objects are not present.");
    }
}
