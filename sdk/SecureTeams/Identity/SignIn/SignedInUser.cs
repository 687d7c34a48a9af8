using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.SignIn;

/// <summary>The person who signed in to a tool, as the identity provider says: nobody else makes one.</summary>
public sealed class SignedInUser
{
    private readonly TokenSource _tokens;

    internal SignedInUser(Guid objectId, TokenSource tokens)
    {
        ObjectId = objectId;
        _tokens = tokens;
    }

    /// <summary>Gets the person's object id in the client's tenant: the organizer of what the person may reach.</summary>
    public Guid ObjectId { get; }

    /// <summary>Tells whether the person signed in to the client whose tokens these are; another's would act as somebody else.</summary>
    internal bool IsOf(TokenSource? tokens) => ReferenceEquals(_tokens, tokens);

    /// <summary>Returns <c>[redacted]</c>.</summary>
    /// <returns>A text that names nobody.</returns>
    public override string ToString() => "[redacted]";
}
