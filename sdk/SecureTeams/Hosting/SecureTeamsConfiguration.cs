using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using SecureTeams.Identity;
using SecureTeams.Transport;

namespace SecureTeams.Hosting;

/// <summary>
/// Reads the <c>SecureTeams</c> configuration section. An unknown key, or one that has no effect beside the others, is an
/// error: a misspelled security setting must not silently keep its default.
/// </summary>
internal static class SecureTeamsConfiguration
{
    private static readonly string[] Keys =
    [
        "Cloud", "CloudName", "Authority", "GraphEndpoint", "TenantId", "ClientId", "CertificatePath", "CertificateKeyPath", "TrustedRootPath",
        nameof(SecureTeamsOptions.AttemptTimeout), nameof(SecureTeamsOptions.TotalTimeout), nameof(SecureTeamsOptions.MaxRetryAttempts),
        nameof(SecureTeamsOptions.MaxRetryDelay), nameof(SecureTeamsOptions.MaxResponseBytes),
    ];

    internal static void Read(IConfiguration section, SecureTeamsOptions options)
    {
        RefuseUnknownKeys(section);
        if (section["Cloud"] is { } cloud)
        {
            options.Cloud = ReadCloud(section, cloud);
        }

        if (section["TenantId"] is { } tenant)
        {
            options.Tenant = Named("TenantId", () => TenantId.Parse(tenant));
        }

        if (section["CertificatePath"] is { } certificate)
        {
            options.Credential = ReadCredential(section, certificate);
        }
        else
        {
            RefuseBeside(section, "belongs to SecureTeams:CertificatePath", "ClientId", "CertificateKeyPath");
        }

        if (section["TrustedRootPath"] is { } root)
        {
            options.Trust = Named("TrustedRootPath", () => TlsTrust.OnlyRoots(X509CertificateLoader.LoadCertificateFromFile(root)));
        }

        options.AttemptTimeout = ReadDuration(section, nameof(options.AttemptTimeout)) ?? options.AttemptTimeout;
        options.TotalTimeout = ReadDuration(section, nameof(options.TotalTimeout)) ?? options.TotalTimeout;
        options.MaxRetryDelay = ReadDuration(section, nameof(options.MaxRetryDelay)) ?? options.MaxRetryDelay;
        options.MaxRetryAttempts = ReadNumber(section, nameof(options.MaxRetryAttempts)) ?? options.MaxRetryAttempts;
        options.MaxResponseBytes = ReadNumber(section, nameof(options.MaxResponseBytes)) ?? options.MaxResponseBytes;
    }

    private static void RefuseUnknownKeys(IConfiguration section)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (child.Value is null || child.GetChildren().Any() || !Array.Exists(Keys, key => string.Equals(key, child.Key, StringComparison.OrdinalIgnoreCase)))
            {
                throw new InvalidOperationException($"The configuration key 'SecureTeams:{child.Key}' is not known, or has no text as its value. Known keys: {string.Join(", ", Keys)}.");
            }
        }
    }

    private static void RefuseBeside(IConfiguration section, string why, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (section[key] is not null)
            {
                throw new InvalidOperationException($"The configuration key 'SecureTeams:{key}' {why}.");
            }
        }
    }

    private static TeamsCloud ReadCloud(IConfiguration section, string name)
    {
        if (string.Equals(name, "Custom", StringComparison.OrdinalIgnoreCase))
        {
            Uri authority = ReadUrl(section, "Authority");
            Uri graph = ReadUrl(section, "GraphEndpoint");
            return Named("Authority or GraphEndpoint", () => TeamsCloud.Custom(section["CloudName"] ?? "Custom", authority, graph));
        }

        RefuseBeside(section, "belongs to SecureTeams:Cloud = Custom only", "Authority", "GraphEndpoint", "CloudName");
        return Named("Cloud", () => TeamsCloud.FromName(name));
    }

    private static Uri ReadUrl(IConfiguration section, string key) =>
        Uri.TryCreate(section[key], UriKind.Absolute, out Uri? url) ? url : throw Invalid(key, "an absolute https URL");

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The certificate lives as long as the options that hold the credential.")]
    private static TeamsCredential ReadCredential(IConfiguration section, string path)
    {
        Guid client = Guid.TryParse(section["ClientId"], out Guid parsed) && parsed != Guid.Empty ? parsed : throw Invalid("ClientId", "the application (client) id, a GUID");
        string? keyPath = section["CertificateKeyPath"];
        if (IsPem(path))
        {
            return Named("CertificatePath", () => TeamsCredential.FromCertificate(client, X509Certificate2.CreateFromPemFile(path, keyPath)));
        }

        RefuseBeside(section, "belongs to a certificate in PEM (.pem, .crt, .cer)", "CertificateKeyPath");

        // macOS has no ephemeral keys; elsewhere the key stays out of the user's key store.
        X509KeyStorageFlags storage = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        return Named("CertificatePath", () => TeamsCredential.FromCertificate(client, X509CertificateLoader.LoadPkcs12FromFile(path, password: null, storage)));
    }

    private static bool IsPem(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PEM" or ".CRT" or ".CER";

    /// <summary>Puts the key in front of what is wrong with its value.</summary>
    private static T Named<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The configuration value 'SecureTeams:{key}' cannot be used: {exception.Message}", exception);
        }
    }

    private static TimeSpan? ReadDuration(IConfiguration section, string key) => section[key] is not { } text
        ? null
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) ? value : throw Invalid(key, "a duration like 00:00:30");

    private static int? ReadNumber(IConfiguration section, string key) => section[key] is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : throw Invalid(key, "a whole number");

    private static InvalidOperationException Invalid(string key, string expected) => new($"The configuration value 'SecureTeams:{key}' must be {expected}.");
}
