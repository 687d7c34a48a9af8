namespace SecureTeams.Tenant.Federation;

/// <summary>
/// Whether two parties may have contact, why, and whose setting decided. The default of the type refuses.
/// </summary>
public readonly record struct FederationDecision
{
    internal FederationDecision(FederationReason reason, FederationSide decidedBy, bool isAssumed = false)
    {
        Reason = reason;
        DecidedBy = decidedBy;
        IsAssumed = isAssumed;
    }

    /// <summary>Gets a value indicating whether they may. For <see cref="FederationEngine.CanJoin"/>: whether trust is mutual.</summary>
    public bool IsAllowed => Reason is FederationReason.SameTenant or FederationReason.TrustIsMutual or FederationReason.ConsumerAllowed or FederationReason.CommunicationServicesAllowed;

    /// <summary>Gets why.</summary>
    public FederationReason Reason { get; }

    /// <summary>Gets whose setting decided.</summary>
    public FederationSide DecidedBy { get; }

    /// <summary>Gets a value indicating whether the allowance rests on <see cref="UnknownSettings.AssumeReciprocal"/> rather than on knowledge.</summary>
    public bool IsAssumed { get; }

    /// <summary>Gets the setting that decided, as Teams PowerShell names it; empty where no single setting did.</summary>
    public string Setting => FederationReasonText.Setting(Reason);

    /// <summary>Gets where the rule is written down.</summary>
    public string Reference => FederationReasonText.Reference(Reason);

    /// <summary>Returns the decision as sentences for people. Names no person and no domain.</summary>
    /// <returns>Who decided, why, and whether it is an assumption.</returns>
    public string Explain() => FederationReasonText.Explain(this);

    /// <summary>Returns the decision for logs.</summary>
    /// <returns>The outcome, the reason and the side.</returns>
    public override string ToString() => $"{(IsAllowed ? "Allowed" : "Refused")}: {Reason} ({DecidedBy}{(IsAssumed ? ", assumed" : string.Empty)})";
}
