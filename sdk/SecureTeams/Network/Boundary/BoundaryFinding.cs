namespace SecureTeams.Network.Boundary;

/// <summary>A rule that is missing.</summary>
/// <param name="EndpointId">The endpoint set of the document that needs it; null where the guide alone names it.</param>
/// <param name="Need">How much it is needed.</param>
/// <param name="Missing">The rule to add: it may allow somewhat more than what is missing, never more than the endpoint set needs.</param>
/// <param name="IsPartlyCovered">Whether rules allow a part of it, of its ports or of its addresses.</param>
/// <param name="HasAlternative">Whether the endpoint set could be allowed by its other list as well: by its addresses where this is a host, by its hosts where this is a block.</param>
public sealed record BoundaryFinding(int? EndpointId, BoundaryNeed Need, FirewallRule Missing, bool IsPartlyCovered, bool HasAlternative)
{
    /// <summary>Returns need and rule.</summary>
    /// <returns>For example <c>Required: udp,3478-3481,52.112.0.0/14 (endpoint set 11)</c>.</returns>
    public override string ToString() =>
        $"{Need}: {Missing}{(EndpointId is { } id ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" (endpoint set {id})") : string.Empty)}";
}
