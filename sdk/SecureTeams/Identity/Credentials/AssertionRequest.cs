namespace SecureTeams.Identity.Credentials;

/// <summary>What an assertion is asked for.</summary>
public sealed class AssertionRequest
{
    internal AssertionRequest(Guid clientId, Uri tokenEndpoint)
    {
        ClientId = clientId;
        TokenEndpoint = tokenEndpoint;
    }

    /// <summary>Gets the application (client) id, which an assertion that the application signs itself names as issuer and subject.</summary>
    public Guid ClientId { get; }

    /// <summary>
    /// Gets the address that the assertion is sent to, which one that the application signs itself names as audience. The
    /// audience of a federated assertion is <c>api://AzureADTokenExchange</c> or its cloud's variant.
    /// </summary>
    public Uri TokenEndpoint { get; }
}
