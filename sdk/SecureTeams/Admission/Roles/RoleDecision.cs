namespace SecureTeams.Admission.Roles;

/// <summary>
/// Whether somebody may do something in a meeting, and why.
/// </summary>
/// <param name="IsAllowed">Whether they may.</param>
/// <param name="Reason">Why.</param>
public readonly record struct RoleDecision(bool IsAllowed, RoleReason Reason)
{
    /// <summary>Gets the reason as a sentence for people.</summary>
    public string Explanation => RoleTexts.Of(Reason);

    internal static RoleDecision Yes(RoleReason reason) => new(true, reason);

    internal static RoleDecision No(RoleReason reason) => new(false, reason);
}
