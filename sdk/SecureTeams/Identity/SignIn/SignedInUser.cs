namespace SecureTeams.Identity.SignIn;

/// <summary>The person who signed in to a tool, as the identity provider says: nobody else makes one.</summary>
public sealed class SignedInUser
{
    internal SignedInUser(Guid objectId) => ObjectId = objectId;

    /// <summary>Gets the person's object id in the client's tenant: the organizer of what the person may reach.</summary>
    public Guid ObjectId { get; }

    /// <summary>Returns <c>[redacted]</c>.</summary>
    /// <returns>A text that names nobody.</returns>
    public override string ToString() => "[redacted]";
}
