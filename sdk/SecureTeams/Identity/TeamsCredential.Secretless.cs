using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Credentials.Federation;
using SecureTeams.Identity.Credentials.ManagedIdentities;

namespace SecureTeams.Identity;

/// <content>Proofs that hold no secret of the application's own, and the secret itself.</content>
public abstract partial class TeamsCredential
{
    /// <summary>Uses the system-assigned managed identity of the machine or service in Azure that the application runs on.</summary>
    /// <remarks>
    /// The machine's endpoint speaks plain http on the machine itself; only <c>169.254.169.254</c>, Azure Arc's agent, and the loopback or
    /// link-local address that <c>IDENTITY_ENDPOINT</c> or <c>MSI_ENDPOINT</c> names are allowed. Tokens are of the identity's own tenant;
    /// one that names another than the client's, where that is a GUID, shows as <see cref="SecureTeamsErrorCode.TenantMismatch"/>.
    /// </remarks>
    /// <returns>The credential. Where there is no managed identity, a request for a token fails with <see cref="SecureTeamsErrorCode.ManagedIdentityUnavailable"/>.</returns>
    public static TeamsCredential FromManagedIdentity() => new ManagedIdentityCredential(identity: null);

    /// <summary>Uses a user-assigned managed identity of the machine or service in Azure that the application runs on.</summary>
    /// <param name="identity">Which one. Azure asks for a name even where there is only one.</param>
    /// <returns>The credential. Where that identity is not assigned, a request for a token fails with <see cref="SecureTeamsErrorCode.ManagedIdentityUnavailable"/>.</returns>
    public static TeamsCredential FromManagedIdentity(UserAssignedIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new ManagedIdentityCredential(identity);
    }

    /// <summary>
    /// Proves the identity with an assertion that somebody else signed and that a federated credential of the application trusts,
    /// or that the application signs itself with a key which never leaves its vault.
    /// </summary>
    /// <param name="clientId">The application (client) id; not empty.</param>
    /// <param name="assertion">
    /// Gives the assertion, a signed JWT. It is called for each request for a token, by several at once; nothing is kept. What is
    /// not a signed JWT is not sent.
    /// </param>
    /// <returns>The credential. A delegate that fails, or takes longer than <c>SecureTeamsOptions.TotalTimeout</c>, shows as <see cref="SecureTeamsErrorCode.CredentialUnusable"/>.</returns>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static TeamsCredential FromAssertion(Guid clientId, Func<AssertionRequest, CancellationToken, ValueTask<string>> assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return new AssertionCredential(clientId, async (request, code, cancellationToken) =>
        {
            string text = await code.RunAsync(stop => assertion(request, stop), Assertion.Name, cancellationToken).ConfigureAwait(false);
            return Assertion.IsWellFormed(text) ? text : throw ApplicationCode.Failed(Assertion.Name, "gave no signed token (JWT), and nothing was sent");
        });
    }

    /// <summary>
    /// Proves the identity with a token that the platform writes into a file, as Kubernetes projects a service account's, and that
    /// a federated credential of the application trusts.
    /// </summary>
    /// <param name="clientId">The application (client) id; not empty.</param>
    /// <param name="tokenFilePath">
    /// The file, UTF-8, at most 64 KiB. It is read again for each request for a token, since the platform replaces it; a missing
    /// file, or one that holds no signed JWT, shows as <see cref="SecureTeamsErrorCode.CredentialUnusable"/>.
    /// </param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The client id or the path is empty.</exception>
    public static TeamsCredential FromWorkloadIdentity(Guid clientId, string tokenFilePath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tokenFilePath);
        var token = new ProjectedToken(tokenFilePath);
        return new AssertionCredential(clientId, (_, _, cancellationToken) => token.ReadAsync(cancellationToken));
    }

    /// <summary>
    /// Does as <see cref="FromWorkloadIdentity"/> with what the webhook of Microsoft Entra Workload ID sets in a pod:
    /// <c>AZURE_CLIENT_ID</c> and <c>AZURE_FEDERATED_TOKEN_FILE</c>, read now. Tenant and authority are still the client's own.
    /// </summary>
    /// <returns>The credential.</returns>
    /// <exception cref="InvalidOperationException">One of the variables is missing or unusable.</exception>
    public static TeamsCredential FromWorkloadIdentityEnvironment()
    {
        (Guid clientId, string path) = WorkloadIdentityEnvironment.Read(Environment.GetEnvironmentVariable);
        return FromWorkloadIdentity(clientId, path);
    }

    /// <summary>Proves the identity with a secret: the last resort, for where nothing else can be had.</summary>
    /// <remarks>
    /// A secret can be read, copied and used from anywhere until it ends, and it is sent to the identity provider as it is.
    /// Prefer <see cref="FromManagedIdentity()"/>, <see cref="FromWorkloadIdentity"/> or a certificate.
    /// </remarks>
    /// <param name="clientId">The application (client) id; not empty.</param>
    /// <param name="secret">Where the secret is read from, again for each request for a token.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static TeamsCredential FromClientSecret(Guid clientId, ClientSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return new ClientSecretCredential(clientId, secret);
    }
}
