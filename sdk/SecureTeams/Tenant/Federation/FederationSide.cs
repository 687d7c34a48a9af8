namespace SecureTeams.Tenant.Federation;

/// <summary>Which of two parties decided.</summary>
public enum FederationSide
{
    /// <summary>Neither alone: both had to agree, or no setting was asked.</summary>
    Neither,

    /// <summary>The first argument: who begins the contact, or the organizer of the meeting.</summary>
    First,

    /// <summary>The second argument: who is contacted, or the participant.</summary>
    Second,
}
