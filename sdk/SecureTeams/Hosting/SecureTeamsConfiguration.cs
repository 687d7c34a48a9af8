using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using SecureTeams.Identity;
using SecureTeams.Transport;

namespace SecureTeams.Hosting;

/// <summary>
/// Reads the <c>SecureTeams</c> configuration section. An unknown key is an error: a misspelled security setting must not
/// silently keep its default.
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
            options.Tenant = TenantId.TryParse(tenant, out TenantId parsed) ? parsed : throw Invalid("TenantId", "a GUID or a verified domain; common, organizations and consumers are not tenants");
        }

        if (section["CertificatePath"] is { } certificate)
        {
            options.Credential = ReadCredential(section["ClientId"], certificate, section["CertificateKeyPath"]);
        }

        if (section["TrustedRootPath"] is { } root)
        {
            options.Trust = TlsTrust.OnlyRoots(LoadCertificate("TrustedRootPath", () => X509CertificateLoader.LoadCertificateFromFile(root)));
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
            if (!Array.Exists(Keys, key => string.Equals(key, child.Key, StringComparison.OrdinalIgnoreCase)))
            {
                throw new InvalidOperationException($"The configuration key 'SecureTeams:{child.Key}' is not known. Known keys: {string.Join(", ", Keys)}.");
            }
        }
    }

    private static TeamsCloud ReadCloud(IConfiguration section, string name)
    {
        if (!string.Equals(name, "Custom", StringComparison.OrdinalIgnoreCase))
        {
            return section["Authority"] is null && section["GraphEndpoint"] is null
                ? TeamsCloud.FromName(name)
                : throw new InvalidOperationException("SecureTeams:Authority and SecureTeams:GraphEndpoint belong to SecureTeams:Cloud = Custom only.");
        }

        return TeamsCloud.Custom(section["CloudName"] ?? "Custom", ReadUrl(section, "Authority"), ReadUrl(section, "GraphEndpoint"));
    }

    private static Uri ReadUrl(IConfiguration section, string key) =>
        Uri.TryCreate(section[key], UriKind.Absolute, out Uri? url) ? url : throw Invalid(key, "an absolute https URL");

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The certificate lives as long as the options that hold the credential.")]
    private static TeamsCredential ReadCredential(string? clientId, string certificatePath, string? keyPath)
    {
        Guid client = Guid.TryParse(clientId, out Guid parsed) ? parsed : throw Invalid("ClientId", "the application (client) id, a GUID");
        return TeamsCredential.FromCertificate(client, LoadCertificate("CertificatePath", () => certificatePath.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(certificatePath, keyPath)
            : X509CertificateLoader.LoadPkcs12FromFile(certificatePath, password: null)));
    }

    private static X509Certificate2 LoadCertificate(string key, Func<X509Certificate2> load)
    {
        try
        {
            return load();
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The file named by 'SecureTeams:{key}' could not be read as a certificate: {exception.GetType().Name}.", exception);
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
