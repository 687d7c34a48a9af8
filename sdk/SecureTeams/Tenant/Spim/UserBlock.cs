using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tenant.Spim;

/// <summary>A block that one user puts on another person, or takes back. Immutable; it changes nothing by itself.</summary>
/// <remarks>
/// "Users can block each other" (guide, "Spim"). Only the user can do it, in Teams: there is neither a Microsoft Graph v1.0
/// member nor a line of Teams PowerShell for it here.
/// </remarks>
public sealed class UserBlock
{
    internal UserBlock(FederationParty before, FederationParty after, Guid sender)
    {
        Before = before;
        After = after;
        Sender = sender;
    }

    /// <summary>Gets the user before the change.</summary>
    public FederationParty Before { get; }

    /// <summary>Gets the user after the change.</summary>
    public FederationParty After { get; }

    /// <summary>Gets the object identifier of the person who is blocked or unblocked.</summary>
    public Guid Sender { get; }

    /// <summary>Gets a value indicating whether nothing changes.</summary>
    public bool IsEmpty => Before.BlockedUsers.Contains(Sender) == After.BlockedUsers.Contains(Sender);

    /// <summary>Gets what the user does, for people.</summary>
    public string Instructions =>
        IsEmpty ? "There is nothing to do."
        : After.BlockedUsers.Contains(Sender) ? "In Teams, open the chat with the sender and choose to block them. Others in your organization are not protected by that; blocking the sender's domain protects all."
        : "In Teams, open the list of blocked contacts in the privacy settings and unblock the person.";

    /// <summary>Returns the way back; for a block that was there before, nothing.</summary>
    /// <returns>The change from <see cref="After"/> to <see cref="Before"/>.</returns>
    public UserBlock Inverse() => new(After, Before, Sender);
}
