namespace SecureTeams.Graph.Permissions;

/// <summary>States the least permissions of Microsoft Graph that a method works with.</summary>
/// <param name="delegated">The permission with a user's token; null when the method works with the application's own token only.</param>
/// <param name="application">The permission with the application's own token.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresGraphPermissionAttribute(string? delegated, string application) : Attribute
{
    /// <summary>Gets the permission with a user's token; null when the method works with the application's own token only.</summary>
    public string? Delegated { get; } = delegated;

    /// <summary>Gets the permission with the application's own token.</summary>
    public string Application { get; } = application;
}
