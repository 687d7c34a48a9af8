using Microsoft.Identity.Client.AppConfig;

namespace SecureTeams.Identity.Credentials;

/// <summary>Names one user-assigned managed identity of those that a machine may have.</summary>
public sealed class UserAssignedIdentity
{
    private readonly string _kind;

    private UserAssignedIdentity(ManagedIdentityId id, Guid? clientId, string kind)
    {
        Id = id;
        ClientId = clientId;
        _kind = kind;
    }

    internal ManagedIdentityId Id { get; }

    internal Guid? ClientId { get; }

    /// <summary>Names it by its application (client) id.</summary>
    /// <param name="clientId">The id; not empty.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static UserAssignedIdentity ByClientId(Guid clientId) =>
        new(ManagedIdentityId.WithUserAssignedClientId(Text(clientId, nameof(clientId))), clientId, "client id");

    /// <summary>Names it by the object (principal) id of its service principal.</summary>
    /// <param name="objectId">The id; not empty.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static UserAssignedIdentity ByObjectId(Guid objectId) =>
        new(ManagedIdentityId.WithUserAssignedObjectId(Text(objectId, nameof(objectId))), clientId: null, "object id");

    /// <summary>Names it by its resource id in Azure.</summary>
    /// <param name="resourceId">For example <c>/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}</c>.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="ArgumentException">The text is not such a resource id.</exception>
    public static UserAssignedIdentity ByResourceId(string resourceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resourceId);
        string[] parts = resourceId.Split('/');
        bool isOne = parts is ["", var subscriptions, _, var groups, { Length: > 0 }, var providers, var provider, var identities, { Length: > 0 }]
            && Is(subscriptions, "subscriptions") && Guid.TryParse(parts[2], out _) && Is(groups, "resourceGroups") && Is(providers, "providers")
            && Is(provider, "Microsoft.ManagedIdentity") && Is(identities, "userAssignedIdentities");
        return isOne
            ? new UserAssignedIdentity(ManagedIdentityId.WithUserAssignedResourceId(resourceId), clientId: null, "resource id")
            : throw new ArgumentException("The resource id must be /subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}.", nameof(resourceId));
    }

    /// <summary>Returns how the identity is named, not its name.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"identity by its {_kind}";

    private static string Text(Guid id, string parameter) => id != Guid.Empty ? id.ToString("D") : throw new ArgumentException("An empty GUID is not an identity.", parameter);

    private static bool Is(string part, string expected) => string.Equals(part, expected, StringComparison.OrdinalIgnoreCase);
}
