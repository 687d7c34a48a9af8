using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials;

/// <summary>A credential of a confidential client (RFC 6749 section 2.1): the application proves itself to the token endpoint.</summary>
internal abstract class ConfidentialCredential(Guid clientId) : TeamsCredential(clientId)
{
    /// <summary>Tells MSAL how the application proves itself.</summary>
    internal abstract ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, IssuerSettings settings);

    /// <summary>Puts into one request what MSAL cannot be told beforehand. Each request of a confidential client goes through here.</summary>
    internal virtual T Prepare<T>(T call, IssuerSettings settings)
        where T : AbstractAcquireTokenParameterBuilder<T> => call;

    internal override TokenIssuer CreateIssuer(IssuerSettings settings) => new ConfidentialIssuer(this, clientId, settings);
}
