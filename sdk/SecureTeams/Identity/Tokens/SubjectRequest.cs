using SecureTeams.Transport;

namespace SecureTeams.Identity.Tokens;

/// <summary>A request that is sent with the token of a subject; null for the client's own.</summary>
internal sealed class SubjectRequest(HttpMethod method, Uri address, TokenSubject? subject) : SdkRequest(method, address)
{
    internal TokenSubject? Subject => subject;
}
