using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Identity.Credentials;

/// <summary>A credential of a confidential client (RFC 6749 section 2.1): the application proves itself to the token endpoint.</summary>
internal abstract class ConfidentialCredential(Guid clientId) : TeamsCredential(clientId)
{
    /// <summary>Tells MSAL how the application proves itself.</summary>
    internal abstract ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, FipsMode fips);

    internal override TokenIssuer CreateIssuer(IssuerSettings settings) => new ConfidentialIssuer(this, clientId, settings);
}
