using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tenant.Spim;

/// <summary>
/// A change of a tenant's federation that somebody reads before an administrator makes it: what changes, what else it does,
/// the lines to run, and the way back. Immutable; it changes nothing by itself.
/// </summary>
/// <remarks>Federation has no Microsoft Graph member: the lines are for Teams PowerShell, as a Teams administrator.</remarks>
public sealed class FederationChangeSet
{
    internal FederationChangeSet(FederationConfiguration before, FederationConfiguration after)
    {
        Before = before;
        After = after;
        Changes = FederationDifference.Between(before, after);
        Notes = FederationDifference.NotesOn(before, after);
    }

    /// <summary>Gets the configuration that the change starts from.</summary>
    public FederationConfiguration Before { get; }

    /// <summary>Gets the configuration after the change.</summary>
    public FederationConfiguration After { get; }

    /// <summary>Gets what changes, in the order in which to do it; empty when nothing is left to do.</summary>
    public IReadOnlyList<FederationChange> Changes { get; }

    /// <summary>Gets what the change does, or leaves undone, beyond its name; for people.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Gets a value indicating whether nothing changes, because all of it is in effect already.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Gets the lines of Teams PowerShell, in order. Each adds, removes or sets what changes, and leaves other entries alone.</summary>
    public IReadOnlyList<string> Commands => [.. Changes.Select(change => change.Command)];

    /// <summary>Returns the way back. It takes away only what this change brought: a domain that was blocked before stays blocked.</summary>
    /// <returns>The change from <see cref="After"/> to <see cref="Before"/>.</returns>
    public FederationChangeSet Inverse() => new(After, Before);

    /// <summary>Makes the change on a configuration that others may have changed since.</summary>
    /// <param name="current">The configuration as it is now.</param>
    /// <returns><paramref name="current"/> with what this change adds, removes and sets, and everything else as it is.</returns>
    public FederationConfiguration ApplyTo(FederationConfiguration current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return FederationDifference.Apply(Before, After, current);
    }

    /// <summary>Tells whether a configuration, read back from the tenant, has the change.</summary>
    /// <param name="current">The configuration as it is now.</param>
    /// <returns><see langword="true"/> when nothing of the change is missing.</returns>
    public bool IsInEffectIn(FederationConfiguration current) => ApplyTo(current) == current;

    /// <summary>Computes who gains and who loses contact.</summary>
    /// <param name="users">Users of the tenant, with their policies; their configuration is taken from this change.</param>
    /// <param name="others">People outside: those the change is meant for, and those it should not touch.</param>
    /// <returns>One entry for each contact whose outcome changes; what stays as it is has none.</returns>
    public IReadOnlyList<FederationEffect> EffectsOn(IEnumerable<FederationParty> users, IEnumerable<FederationParty> others)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(others);
        FederationParty[] outside = [.. others];
        var effects = new List<FederationEffect>();
        foreach (FederationParty user in users)
        {
            FederationParty before = user with { Configuration = Before };
            FederationParty after = user with { Configuration = After };
            foreach (FederationParty other in outside)
            {
                Add(ContactKind.Outbound, FederationEngine.CanContact(before, other), FederationEngine.CanContact(after, other));
                Add(ContactKind.Inbound, FederationEngine.CanContact(other, before), FederationEngine.CanContact(other, after));
                Add(ContactKind.Meeting, FederationEngine.CanJoin(before, other), FederationEngine.CanJoin(after, other));

                void Add(ContactKind contact, FederationDecision was, FederationDecision becomes)
                {
                    if (was.IsAllowed != becomes.IsAllowed)
                    {
                        effects.Add(new FederationEffect(user, other, contact, was, becomes));
                    }
                }
            }
        }

        return effects;
    }
}
