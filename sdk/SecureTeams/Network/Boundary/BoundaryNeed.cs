namespace SecureTeams.Network.Boundary;

/// <summary>How much a rule is needed.</summary>
public enum BoundaryNeed
{
    /// <summary>The service does not work without it.</summary>
    Required = 0,

    /// <summary>The document lists it, and says that the service works without.</summary>
    Recommended = 1,

    /// <summary>Ports 50000 to 59999: media without a relay. Never demanded; opening them gains milliseconds.</summary>
    Optional = 2,
}
