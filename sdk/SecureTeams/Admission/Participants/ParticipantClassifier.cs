using System.Security.Claims;
using SecureTeams.Tenant;

namespace SecureTeams.Admission.Participants;

/// <summary>
/// Tells which kind of participant somebody is, from what has been verified about them. What is missing makes them less trusted, never more.
/// </summary>
/// <remarks>
/// Nothing here validates a token: give it a principal of which a validator has checked the signature, issuer, audience and times.
/// Whether trust is mutual is a question of both organizations' federation, and is asked before.
/// Source: the guide "Security and Microsoft Teams", section "Participant Types"; Microsoft identity platform, ID token and access token claims.
/// </remarks>
public static class ParticipantClassifier
{
    private const string Consumers = "9188040d-6c67-4c5b-b112-36a304b66dad";

    /// <summary>Classifies a person or an application by the claims of a validated token.</summary>
    /// <param name="principal">
    /// The principal; one that is not authenticated is anonymous. Of several identities the only authenticated one that names a tenant counts;
    /// two of them are anonymous.
    /// </param>
    /// <param name="organizerTenant">The GUID of the organizer's tenant.</param>
    /// <param name="trustIsMutual">Whether the two organizations trust each other. Used only for people of other tenants.</param>
    /// <returns>
    /// A member where the token is of the organizer's tenant and says so (<c>acct</c> is 0, or the account's identity provider is the tenant itself,
    /// in a token with <c>scp</c> or with <c>oid</c> and another <c>sub</c>); a guest where it is of that tenant and does not;
    /// <see cref="ParticipantType.CallingBot"/> for an application with a service principal in that tenant: an <c>oid</c>, no <c>scp</c>, and
    /// <c>idtyp</c> is <c>app</c> or, where that is missing, <c>sub</c> is the <c>oid</c> and a client is named (<c>appid</c>, <c>azp</c>, <c>appidacr</c>, <c>azpacr</c>);
    /// <see cref="ParticipantType.DetectedBot"/> for applications of other tenants, and for every token that cannot be a person's:
    /// another <c>idtyp</c> than one <c>user</c>, <c>sub</c> equal to <c>oid</c>, or a client without <c>scp</c>;
    /// federated or anonymous and signed in for people of other tenants; anonymous for personal accounts and for everything else.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="principal"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="organizerTenant"/> is empty.</exception>
    public static Participant FromClaims(ClaimsPrincipal principal, Guid organizerTenant, bool trustIsMutual = false)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (organizerTenant == Guid.Empty)
        {
            throw new ArgumentException("An empty GUID is not a tenant.", nameof(organizerTenant));
        }

        if (TokenClaims.Of(principal) is not { } token)
        {
            return new() { Type = ParticipantType.Anonymous };
        }

        if (!token.IsOfPerson)
        {
            return OfApplication(token.IsOfKnownApplication ? token.Tenant : null, organizerTenant);
        }

        return token.Tenant == organizerTenant
            ? new() { Type = token.IsOfMember ? ParticipantType.TenantMember : ParticipantType.TenantGuest }
            : OfOtherTenant(token.Tenant, trustIsMutual);
    }

    /// <summary>Classifies a user of Microsoft Graph's identity sets, as participants of calls and records of attendance carry them.</summary>
    /// <param name="userTenant">The <c>tenantId</c> of the user's identity; null where the service gives none.</param>
    /// <param name="organizerTenant">The GUID of the organizer's tenant.</param>
    /// <param name="isGuestAccount">Whether the directory lists the user as a guest; null where that is not known, which counts as a guest.</param>
    /// <param name="trustIsMutual">Whether the two organizations trust each other. Used only for people of other tenants.</param>
    /// <returns>The participant; anonymous without a tenant.</returns>
    /// <exception cref="ArgumentException"><paramref name="organizerTenant"/> is empty.</exception>
    public static Participant FromGraphUser(Guid? userTenant, Guid organizerTenant, bool? isGuestAccount = null, bool trustIsMutual = false)
    {
        if (organizerTenant == Guid.Empty)
        {
            throw new ArgumentException("An empty GUID is not a tenant.", nameof(organizerTenant));
        }

        return userTenant is not { } tenant || tenant == Guid.Empty
            ? new() { Type = ParticipantType.Anonymous }
            : tenant == organizerTenant
                ? new() { Type = isGuestAccount is false ? ParticipantType.TenantMember : ParticipantType.TenantGuest }
                : OfOtherTenant(tenant, trustIsMutual);
    }

    /// <summary>Classifies one member of a Microsoft Graph identity set that is not a user.</summary>
    /// <param name="member">
    /// The name of the member in the identity set: <c>phone</c> is a caller, <c>guest</c> and <c>encrypted</c> are anonymous with a Teams client,
    /// <c>acsUser</c>, <c>azureCommunicationServicesUser</c> and <c>acsApplicationInstance</c> anonymous with a client of Azure Communication Services,
    /// <c>application</c> and <c>applicationInstance</c> are bots.
    /// </param>
    /// <param name="tenant">The <c>tenantId</c> of that member; null where the service gives none. Used only for applications.</param>
    /// <param name="organizerTenant">The GUID of the organizer's tenant.</param>
    /// <returns>
    /// The participant. An application is a <see cref="ParticipantType.CallingBot"/> where its tenant is the organizer's, otherwise, and without a tenant,
    /// a <see cref="ParticipantType.DetectedBot"/>. <see cref="ParticipantType.Unknown"/> for a name that this version does not know, and for
    /// <c>user</c>, which is for <see cref="FromGraphUser"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="member"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="organizerTenant"/> is empty.</exception>
    public static Participant FromGraphIdentity(string member, Guid? tenant, Guid organizerTenant)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (organizerTenant == Guid.Empty)
        {
            throw new ArgumentException("An empty GUID is not a tenant.", nameof(organizerTenant));
        }

        return member switch
        {
            "phone" => new() { Type = ParticipantType.DialIn },
            "guest" or "encrypted" => new() { Type = ParticipantType.Anonymous, Client = AnonymousClients.Teams },
            "acsUser" or "azureCommunicationServicesUser" or "acsApplicationInstance" => new() { Type = ParticipantType.Anonymous, Client = AnonymousClients.CommunicationServices },
            "application" or "applicationInstance" => OfApplication(tenant, organizerTenant),
            _ => new() { Type = ParticipantType.Unknown },
        };
    }

    /// <summary>Classifies a call from the telephone network.</summary>
    /// <param name="organizerPinVerified">Whether the caller gave the organizer's PIN and the service accepted it.</param>
    /// <returns>The participant.</returns>
    public static Participant FromCall(bool organizerPinVerified = false) =>
        new() { Type = organizerPinVerified ? ParticipantType.DialInOrganizer : ParticipantType.DialIn };

    private static Participant OfApplication(Guid? tenant, Guid organizerTenant) =>
        new() { Type = tenant == organizerTenant ? ParticipantType.CallingBot : ParticipantType.DetectedBot };

    private static Participant OfOtherTenant(Guid tenant, bool trustIsMutual) =>
        tenant == Guid.Parse(Consumers) ? new() { Type = ParticipantType.Anonymous, Client = AnonymousClients.Teams }
        : trustIsMutual ? new() { Type = ParticipantType.Federated, TrustIsMutual = true }
        : new() { Type = ParticipantType.AnonymousSignedIn };
}
