using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tenant.Spim;

/// <summary>What a change of the tenant's federation means for two people.</summary>
/// <param name="User">The tenant's user.</param>
/// <param name="Other">The other party.</param>
/// <param name="Contact">Which contact changes.</param>
/// <param name="Before">The decision before the change.</param>
/// <param name="After">The decision after it.</param>
public sealed record FederationEffect(FederationParty User, FederationParty Other, ContactKind Contact, FederationDecision Before, FederationDecision After)
{
    /// <summary>Gets a value indicating whether contact is lost; otherwise it is gained.</summary>
    public bool IsLoss => Before.IsAllowed && !After.IsAllowed;

    /// <summary>
    /// Gets a value indicating whether the loss is doubtful, as the user's own policy lets the domain through: change the policy as well.
    /// </summary>
    public bool IsDoubtful => After.Reason == FederationReason.DomainBlockedDespiteUserPolicy;
}
