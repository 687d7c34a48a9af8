using System.Security.Cryptography.X509Certificates;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Hosting.Credentials;

/// <summary>
/// Reads the kinds of credential that need no code. Exactly one is configured: one key chooses the kind, and a key of another
/// kind beside it is an error that names it. A secret is never a value, only the path of its file.
/// </summary>
internal static class CredentialConfiguration
{
    private const string Client = "ClientId";
    private const string Certificate = "CertificatePath";
    private const string CertificateKey = "CertificateKeyPath";
    private const string SendCertificate = "SendCertificate";
    private const string Secret = "ClientSecretPath";
    private const string FederatedToken = "FederatedTokenPath";
    private const string ManagedIdentity = "ManagedIdentity";
    private const string ManagedIdentityClient = "ManagedIdentityClientId";
    private const string ManagedIdentityObject = "ManagedIdentityObjectId";
    private const string ManagedIdentityResource = "ManagedIdentityResourceId";
    private const string SignIn = "SignIn";

    /// <summary>The keys that choose a kind.</summary>
    private static readonly string[] Kinds = [Certificate, Secret, FederatedToken, ManagedIdentity, SignIn];

    internal static string[] Keys { get; } =
        [Client, Certificate, CertificateKey, SendCertificate, Secret, FederatedToken, ManagedIdentity, ManagedIdentityClient, ManagedIdentityObject, ManagedIdentityResource, SignIn];

    /// <summary>Reads the credential; null when none is configured.</summary>
    internal static TeamsCredential? Read(ConfigurationValues values, ConfiguredCertificates certificates)
    {
        string? kind = null;
        foreach (string key in Kinds)
        {
            if (values[key] is not null && kind is not null)
            {
                values.RefuseBeside($"cannot stand beside SecureTeams:{kind}: one credential is used, and no other is tried", key);
            }

            kind = values[key] is null ? kind : key;
        }

        Func<TeamsCredential>? read = kind switch
        {
            Certificate => () => ReadCertificate(values, certificates),
            Secret => () => TeamsCredential.FromClientSecret(Id(values, Client), ClientSecret.FromFile(Path(values, Secret))),
            FederatedToken => () => TeamsCredential.FromWorkloadIdentity(Id(values, Client), Path(values, FederatedToken)),
            ManagedIdentity => () => ReadManagedIdentity(values),
            SignIn => () => ReadSignIn(values),
            _ => null,
        };
        RefuseStrangers(values, kind);
        return read?.Invoke();
    }

    /// <summary>Loads once, so that a mistake shows at the start, and then again whenever the file has changed.</summary>
    internal static CertificateSource ReadSource(ConfigurationValues values, ConfiguredCertificates certificates, string path, string pathKey, string keyPathKey, Action<X509Certificate2> demand)
    {
        string? keyPath = values[keyPathKey];
        bool isPem = System.IO.Path.GetExtension(path).ToUpperInvariant() is ".PEM" or ".CRT" or ".CER";
        if (!isPem)
        {
            values.RefuseBeside("belongs to a certificate in PEM (.pem, .crt, .cer)", keyPathKey);
        }

        values.Named(pathKey, () =>
        {
            // macOS has no ephemeral keys; elsewhere the key stays out of the user's key store.
            X509KeyStorageFlags storage = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
            using X509Certificate2 certificate = isPem ? X509Certificate2.CreateFromPemFile(path, keyPath) : X509CertificateLoader.LoadPkcs12FromFile(path, password: null, storage);
            demand(certificate);
            return certificate.HasPrivateKey;
        });
        return isPem ? certificates.Pem(path, keyPath) : certificates.Pfx(path);
    }

    private static void RefuseStrangers(ConfigurationValues values, string? kind)
    {
        if (kind is null or ManagedIdentity)
        {
            string remedy = kind is null ? $"needs one of {string.Join(", ", Kinds[..3])} or {SignIn}" : $"does not belong to SecureTeams:{ManagedIdentity}, whose identity is named by {ManagedIdentityClient}";
            values.RefuseBeside(remedy, Client);
        }

        if (kind is not Certificate)
        {
            values.RefuseBeside($"belongs to SecureTeams:{Certificate}", CertificateKey, SendCertificate);
        }

        if (kind is not ManagedIdentity)
        {
            values.RefuseBeside($"belongs to SecureTeams:{ManagedIdentity}", ManagedIdentityClient, ManagedIdentityObject, ManagedIdentityResource);
        }
    }

    private static TeamsCredential ReadCertificate(ConfigurationValues values, ConfiguredCertificates certificates)
    {
        Guid client = Id(values, Client);
        CertificateSource source = ReadSource(values, certificates, values[Certificate]!, Certificate, CertificateKey, certificate => TeamsCredential.FromCertificate(client, certificate));
        return TeamsCredential.FromCertificate(client, source, new CertificateProof { SendsCertificate = values.Flag(SendCertificate) });
    }

    private static TeamsCredential ReadManagedIdentity(ConfigurationValues values)
    {
        if (Is(values[ManagedIdentity], "System"))
        {
            values.RefuseBeside($"belongs to SecureTeams:{ManagedIdentity} = User", ManagedIdentityClient, ManagedIdentityObject, ManagedIdentityResource);
            return TeamsCredential.FromManagedIdentity();
        }

        if (!Is(values[ManagedIdentity], "User"))
        {
            throw values.Invalid(ManagedIdentity, "System or User");
        }

        string name = values[ManagedIdentityClient] is not null ? ManagedIdentityClient : values[ManagedIdentityObject] is not null ? ManagedIdentityObject : ManagedIdentityResource;
        foreach (string other in (ReadOnlySpan<string>)[ManagedIdentityClient, ManagedIdentityObject, ManagedIdentityResource])
        {
            if (other != name)
            {
                values.RefuseBeside($"cannot stand beside SecureTeams:{name}", other);
            }
        }

        return TeamsCredential.FromManagedIdentity(name switch
        {
            ManagedIdentityClient => UserAssignedIdentity.ByClientId(Id(values, name)),
            ManagedIdentityObject => UserAssignedIdentity.ByObjectId(Id(values, name)),
            _ => values.Named(name, () => UserAssignedIdentity.ByResourceId(values[name] ?? string.Empty)),
        });
    }

    private static TeamsCredential ReadSignIn(ConfigurationValues values) => Is(values[SignIn], "Browser")
        ? TeamsCredential.FromInteractive(Id(values, Client), new InteractiveSignIn())
        : throw values.Invalid(SignIn, "Browser; a device code is shown by code of the application, with TeamsCredential.FromDeviceCode");

    private static Guid Id(ConfigurationValues values, string key) =>
        Guid.TryParse(values[key], out Guid id) && id != Guid.Empty ? id : throw values.Invalid(key, key == Client ? "the application (client) id, a GUID" : "a GUID");

    private static string Path(ConfigurationValues values, string key) => string.IsNullOrWhiteSpace(values[key]) ? throw values.Invalid(key, "the path of a file") : values[key]!;

    private static bool Is(string? value, string expected) => string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);
}
