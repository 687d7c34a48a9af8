using System.Security.Claims;

namespace SecureTeams.Admission.Participants;

/// <summary>
/// The claims of one validated token of Microsoft Entra ID, by their names in the token and by those that ASP.NET Core gives them.
/// A claim that occurs twice says nothing, and neither do two names that disagree.
/// </summary>
/// <remarks>Source: Microsoft identity platform, access token claims reference, ID token claims reference, optional claims reference.</remarks>
internal sealed class TokenClaims
{
    private const string Long = "http://schemas.microsoft.com/identity/claims/";
    private readonly ClaimsIdentity _identity;

    private TokenClaims(ClaimsIdentity identity, Guid tenant)
    {
        _identity = identity;
        Tenant = tenant;
    }

    internal Guid Tenant { get; }

    /// <summary>
    /// Gets whether the token can be a person's: no other kind of subject is named, it is not the application that is its own
    /// subject, and if it was issued for a client, then with rights that a person gave. The roles of an ID token prove nothing: people have some, too.
    /// </summary>
    internal bool IsOfPerson => (!Has("idtyp") || Only("idtyp") == "user") && !IsItsOwnSubject && (!IsForClient || HasScope);

    /// <summary>
    /// Gets whether the token is certainly an application's that the tenant knows. One without an object id has no service principal
    /// there: any tenant's application can get such a token.
    /// </summary>
    internal bool IsOfKnownApplication =>
        ObjectId is not null && !HasScope && (Has("idtyp") ? Only("idtyp") == "app" : IsForClient && IsItsOwnSubject);

    /// <summary>
    /// Gets whether the account is the tenant's own: because the token says so, or because its issuer is where the account signed in.
    /// The latter is true of applications, too, so that it counts only where the token shows that a person signed in.
    /// </summary>
    internal bool IsOfMember
    {
        get
        {
            if (Has("acct"))
            {
                return Only("acct") == "0";
            }

            string? provider = Only("idp", Long + "identityprovider");
            return provider is not null && provider == Only("iss") && (HasScope || (ObjectId is not null && Subject is not null && !IsItsOwnSubject));
        }
    }

    private string? ObjectId => Only("oid", Long + "objectidentifier");

    private string? Subject => Only("sub", ClaimTypes.NameIdentifier);

    /// <summary>Gets whether any subject is any object id. A person's subject is made for each application.</summary>
    private bool IsItsOwnSubject
    {
        get
        {
            foreach (Claim id in _identity.Claims)
            {
                if (id.Type is "oid" or Long + "objectidentifier"
                    && _identity.HasClaim(subject => subject.Type is "sub" or ClaimTypes.NameIdentifier && string.Equals(subject.Value, id.Value, StringComparison.OrdinalIgnoreCase)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Gets whether it is an access token: an ID token does not name the client that asked for it.</summary>
    private bool IsForClient => _identity.HasClaim(claim => claim.Type is "appid" or "azp" or "appidacr" or "azpacr");

    private bool HasScope => _identity.HasClaim(claim => claim.Type is "scp" or Long + "scope" && !string.IsNullOrWhiteSpace(claim.Value));

    /// <summary>Reads the token among the identities of a principal.</summary>
    /// <returns>Null where the principal is not authenticated, or not exactly one authenticated identity names a tenant, or it does not name one alone.</returns>
    internal static TokenClaims? Of(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return null;
        }

        ClaimsIdentity? token = null;
        foreach (ClaimsIdentity identity in principal.Identities)
        {
            if (identity.IsAuthenticated && identity.HasClaim(claim => claim.Type is "tid" or Long + "tenantid"))
            {
                if (token is not null)
                {
                    return null;
                }

                token = identity;
            }
        }

        return token is not null && Guid.TryParse(Only(token, "tid", Long + "tenantid"), out Guid tenant) && tenant != Guid.Empty ? new TokenClaims(token, tenant) : null;
    }

    private bool Has(string type) => _identity.HasClaim(claim => claim.Type == type);

    private string? Only(string type, string? other = null) => Only(_identity, type, other);

    private static string? Only(ClaimsIdentity identity, string type, string? other)
    {
        Claim[] found = [.. identity.FindAll(claim => claim.Type == type)];
        Claim[] others = [.. identity.FindAll(claim => claim.Type == other)];
        return (found, others) switch
        {
            ([var one], []) => one.Value,
            ([], [var one]) => one.Value,
            ([var one], [var same]) when one.Value == same.Value => one.Value,
            _ => null,
        };
    }
}
