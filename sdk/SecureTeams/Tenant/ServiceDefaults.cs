namespace SecureTeams.Tenant;

/// <summary>What Teams ships with where that is weaker than what this library starts from.</summary>
internal static class ServiceDefaults
{
    /// <summary>Gets a value indicating whether anonymous people join; a property, because it describes the service and is no choice of ours.</summary>
    internal static bool AnonymousJoin { get; } = bool.Parse(bool.TrueString);
}
