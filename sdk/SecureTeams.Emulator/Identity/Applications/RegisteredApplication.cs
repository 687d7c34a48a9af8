using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Emulator.Identity.Federation;

namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>A registered application: its credentials and the consent given to it can change at any time.</summary>
public sealed class RegisteredApplication
{
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<Guid, Guid> _servicePrincipals = new();
    private ImmutableList<ClientSecret> _secrets = [];
    private ImmutableList<X509Certificate2> _certificates = [];
    private ImmutableList<string> _subjectNames = [];
    private ImmutableList<FederatedCredential> _federated = [];

    internal RegisteredApplication(EmulatedApplication description, TimeProvider clock)
    {
        Description = description;
        Scopes = [.. description.Scopes];
        _clock = clock;
    }

    /// <summary>The application's id.</summary>
    public Guid ClientId => Description.ClientId;

    /// <summary>What it was registered as.</summary>
    public EmulatedApplication Description { get; }

    /// <summary>Its application ID URI.</summary>
    public string ApplicationIdUri => Description.ApplicationIdUri ?? $"api://{ClientId:D}";

    /// <summary>The delegated permissions that are consented to now.</summary>
    public IReadOnlyCollection<string> Scopes { get; private set; }

    internal string Id => ClientId.ToString("D");

    internal IReadOnlyList<ClientSecret> Secrets => _secrets;

    internal IReadOnlyList<X509Certificate2> Certificates => _certificates;

    internal IReadOnlyList<string> SubjectNames => _subjectNames;

    internal IReadOnlyList<FederatedCredential> Federated => _federated;

    /// <summary>Replaces the delegated permissions that are consented to.</summary>
    /// <param name="scopes">The permissions; none withdraws all consent.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> is <see langword="null"/>.</exception>
    public void Consent(params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        Scopes = [.. scopes];
    }

    /// <summary>Adds a client secret.</summary>
    /// <param name="lifetime">How long it can be used, by the emulator's clock; later it is refused as expired (AADSTS7000222).</param>
    /// <returns>The secret's text, which is not kept.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lifetime"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The application is a public client.</exception>
    public string AddClientSecret(TimeSpan lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, TimeSpan.Zero);
        RequireConfidential();
        var text = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(30));
        ImmutableInterlocked.Update(ref _secrets, (all, one) => all.Add(one), ClientSecret.Of(text, _clock.GetUtcNow() + lifetime));
        return text;
    }

    /// <summary>Adds a certificate. Its own validity, by the emulator's clock, decides how long assertions signed with it are accepted (AADSTS700027).</summary>
    /// <param name="certificate">A certificate with an RSA key; only its public part is kept.</param>
    /// <exception cref="ArgumentNullException"><paramref name="certificate"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The key is not RSA.</exception>
    /// <exception cref="InvalidOperationException">The application is a public client.</exception>
    public void AddCertificate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        RequireConfidential();
        using var key = certificate.GetRSAPublicKey() ?? throw new ArgumentException("The certificate's key is not RSA.", nameof(certificate));
        ImmutableInterlocked.Update(ref _certificates, (all, one) => all.Add(one), X509CertificateLoader.LoadCertificate(certificate.RawData));
    }

    /// <summary>
    /// Trusts every certificate with one subject name that the emulator's <see cref="TeamsEmulator.Certificates"/>
    /// issued, if the client sends it in the assertion's <c>x5c</c> header: certificates can then change without registration.
    /// </summary>
    /// <param name="commonName">The subject's common name.</param>
    /// <exception cref="ArgumentException"><paramref name="commonName"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">The application is a public client.</exception>
    public void TrustSubjectName(string commonName)
    {
        ArgumentException.ThrowIfNullOrEmpty(commonName);
        RequireConfidential();
        ImmutableInterlocked.Update(ref _subjectNames, (all, one) => all.Add(one), commonName);
    }

    /// <summary>Accepts assertions of a foreign issuer in place of a credential (workload identity federation).</summary>
    /// <param name="credential">Whose.</param>
    /// <exception cref="ArgumentNullException"><paramref name="credential"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The application is a public client.</exception>
    public void AddFederatedCredential(FederatedCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        RequireConfidential();
        ImmutableInterlocked.Update(ref _federated, (all, one) => all.Add(one), credential);
    }

    /// <summary>Removes all secrets, certificates, trusted names and federated credentials.</summary>
    public void RemoveCredentials() => (_secrets, _certificates, _subjectNames, _federated) = ([], [], [], []);

    /// <summary>The application's object id in one tenant, which is the subject of its app-only tokens there.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>The id.</returns>
    public Guid ServicePrincipalIn(Guid tenantId) => _servicePrincipals.GetOrAdd(tenantId, static _ => Guid.NewGuid());

    private void RequireConfidential()
    {
        if (Description.IsPublicClient)
        {
            throw new InvalidOperationException("A public client has no credentials.");
        }
    }
}
