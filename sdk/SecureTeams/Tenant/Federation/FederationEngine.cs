namespace SecureTeams.Tenant.Federation;

/// <summary>
/// Decides whether people of different organizations may have contact, and whether trust between them is mutual: pure,
/// thread-safe and without allocation.
/// </summary>
/// <remarks>
/// Order of precedence, for each side: the tenant's master switch; the user's switch; trial licences; blocked domains; the
/// user's choice of domains in place of the tenant's. Both sides must agree. A definite refusal is reported before an
/// unknown setting, and the first party's before the second's. What the documents leave open is refused.
/// Source: the guide "Security and Microsoft Teams", sections "Spim", "Federation Safeguards for Teams" and "Participant
/// Types"; Teams PowerShell, <c>Set-CsTenantFederationConfiguration</c> and <c>Set-CsExternalAccessPolicy</c>.
/// </remarks>
public static class FederationEngine
{
    /// <summary>Decides whether one party may begin a contact (a chat, a call, a presence request) with another.</summary>
    /// <remarks>
    /// Has a direction: many tenants let their users begin a contact with personal accounts, but not the other way. Between
    /// organizations both directions have the same answer, as both must agree. A user's block holds among colleagues too.
    /// </remarks>
    /// <param name="from">Who begins.</param>
    /// <param name="to">Who is contacted.</param>
    /// <returns>The decision; sides are counted in this order.</returns>
    public static FederationDecision CanContact(FederationParty from, FederationParty to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (!from.IsOrganization && !to.IsOrganization)
        {
            return new(FederationReason.NotAnOrganization, FederationSide.Neither);
        }

        FederationDecision known = Identity(from, to);
        return known.Reason == FederationReason.None ? Judge(from, to, personalBlocksCount: true)
            : known.IsAllowed && PersonalBlock(from, to) is { Reason: not FederationReason.None } block ? block
            : known;
    }

    /// <summary>Decides whether trust between the organizer and a participant of a meeting is mutual.</summary>
    /// <remarks>
    /// The answer decides how the participant stands before the lobby: federated, or anonymous. It says nothing about whether
    /// the lobby lets either of them in. Accounts without an organization are never federated, whatever the consumer switches say.
    /// </remarks>
    /// <param name="organizer">The organizer of the meeting.</param>
    /// <param name="participant">Who wants to join.</param>
    /// <returns>The decision; <see cref="FederationDecision.IsAllowed"/> is "trust is mutual".</returns>
    public static FederationDecision CanJoin(FederationParty organizer, FederationParty participant)
    {
        ArgumentNullException.ThrowIfNull(organizer);
        ArgumentNullException.ThrowIfNull(participant);
        if (!organizer.IsOrganization || !participant.IsOrganization)
        {
            return new(FederationReason.NotAnOrganization, organizer.IsOrganization ? FederationSide.Second : participant.IsOrganization ? FederationSide.First : FederationSide.Neither);
        }

        return Identity(organizer, participant) is { Reason: not FederationReason.None } known ? known : Judge(organizer, participant, personalBlocksCount: false);
    }

    /// <summary>Colleagues are not federated, and a domain belongs to one tenant only.</summary>
    private static FederationDecision Identity(FederationParty first, FederationParty second)
    {
        if (!first.IsOrganization || !second.IsOrganization)
        {
            return default;
        }

        bool tenantsKnown = first.TenantId is not null && second.TenantId is not null;
        if (tenantsKnown && first.TenantId == second.TenantId)
        {
            return new(FederationReason.SameTenant, FederationSide.Neither);
        }

        bool domainShared = first.Domain == second.Domain || first.OtherDomains.Contains(second.Domain) || second.OtherDomains.Contains(first.Domain) || first.OtherDomains.Overlaps(second.OtherDomains);
        return !domainShared ? default : new(tenantsKnown ? FederationReason.ContradictoryIdentity : FederationReason.SameTenant, FederationSide.Neither);
    }

    private static FederationDecision Judge(FederationParty first, FederationParty second, bool personalBlocksCount)
    {
        SideJudgement one = first.IsOrganization ? SideJudgement.Of(first, second, otherBegins: false) : default;
        SideJudgement two = second.IsOrganization ? SideJudgement.Of(second, first, otherBegins: true) : default;
        if (one.Objection != FederationReason.None)
        {
            return new(one.Objection, FederationSide.First);
        }

        if (two.Objection != FederationReason.None)
        {
            return new(two.Objection, FederationSide.Second);
        }

        if (personalBlocksCount && PersonalBlock(first, second) is { Reason: not FederationReason.None } block)
        {
            return block;
        }

        if (one.Gap != FederationReason.None && !MayAssume(first, second))
        {
            return new(one.Gap, FederationSide.First);
        }

        if (two.Gap != FederationReason.None && !MayAssume(second, first))
        {
            return new(two.Gap, FederationSide.Second);
        }

        bool assumed = one.Gap != FederationReason.None || two.Gap != FederationReason.None;
        return Allowed(first, second, assumed);
    }

    private static FederationDecision PersonalBlock(FederationParty first, FederationParty second) =>
        HasBlocked(first, second) ? new(FederationReason.BlockedByUser, FederationSide.First)
        : HasBlocked(second, first) ? new(FederationReason.BlockedByUser, FederationSide.Second)
        : default;

    private static bool HasBlocked(FederationParty who, FederationParty whom) => whom.UserId is { } user && who.BlockedUsers.Contains(user);

    /// <summary>"The same as I permit you" has a meaning only where the other one permits something, and all of it is known.</summary>
    private static bool MayAssume(FederationParty unknown, FederationParty known) =>
        unknown.WhenUnknown == UnknownSettings.AssumeReciprocal && known.IsOrganization && known.IsFullyKnown;

    private static FederationDecision Allowed(FederationParty first, FederationParty second, bool assumed)
    {
        if (first.IsOrganization && second.IsOrganization)
        {
            return new(FederationReason.TrustIsMutual, FederationSide.Neither, assumed);
        }

        FederationPartyKind guest = first.IsOrganization ? second.Kind : first.Kind;
        FederationReason reason = guest == FederationPartyKind.Consumer ? FederationReason.ConsumerAllowed : FederationReason.CommunicationServicesAllowed;
        return new(reason, first.IsOrganization ? FederationSide.First : FederationSide.Second, assumed);
    }
}
