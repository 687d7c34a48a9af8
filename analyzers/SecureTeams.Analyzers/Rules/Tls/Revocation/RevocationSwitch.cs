using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>The properties that turn a revocation check on or off, by what they take.</summary>
internal static class RevocationSwitch
{
    public const string Online = "X509RevocationMode.Online";

    public const string ModeType = "System.Security.Cryptography.X509Certificates.X509RevocationMode";

    public static readonly ImmutableArray<(TypeName Type, string Property)> Modes = ImmutableArray.Create<(TypeName, string)>(
        ("System.Net.Security.SslClientAuthenticationOptions", "CertificateRevocationCheckMode"),
        ("System.Net.Security.SslServerAuthenticationOptions", "CertificateRevocationCheckMode"),
        ("System.Security.Cryptography.X509Certificates.X509ChainPolicy", "RevocationMode"),
        ("Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions", "RevocationMode"),
        ("MQTTnet.MqttClientTlsOptions", "RevocationMode"));

    public static readonly ImmutableArray<(TypeName Type, string Property)> Checks = ImmutableArray.Create<(TypeName, string)>(
        ("System.Net.Http.HttpClientHandler", "CheckCertificateRevocationList"),
        ("System.Net.Http.WinHttpHandler", "CheckCertificateRevocationList"),
        ("System.Net.ServicePointManager", "CheckCertificateRevocationList"),
        ("Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions", "CheckCertificateRevocation"),
        ("MailKit.IMailService", "CheckCertificateRevocation"),
        ("MailKit.MailService", "CheckCertificateRevocation"),
        ("MailKit.Net.Proxy.HttpsProxyClient", "CheckCertificateRevocation"),
        ("MimeKit.Cryptography.BouncyCastleSecureMimeContext", "CheckCertificateRevocation"),
        ("MongoDB.Driver.SslSettings", "CheckCertificateRevocation"),
        ("Npgsql.NpgsqlConnectionStringBuilder", "CheckCertificateRevocation"),
        ("Org.BouncyCastle.Pkix.PkixParameters", "IsRevocationEnabled"),
        ("RabbitMQ.Client.SslOption", "CheckCertificateRevocation"),
        ("StackExchange.Redis.ConfigurationOptions", "CheckCertificateRevocation"));

    /// <summary>Properties whose true is the bad value.</summary>
    public static readonly ImmutableArray<(TypeName Type, string Property)> Exemptions = ImmutableArray.Create<(TypeName, string)>(
        ("MQTTnet.MqttClientTlsOptions", "IgnoreCertificateRevocationErrors"),
        ("MongoDB.Driver.MongoUrlBuilder", "TlsDisableCertificateRevocationCheck"),
        ("MySqlConnector.MySqlConnectionStringBuilder", "SkipCertificateRevocationCheck"));

    /// <summary>Whether the operation can only be the named mode, as a member, a cast or a parsed text.</summary>
    public static bool IsMode(IOperation value, string name) => EnumText.Of(value, "X509RevocationMode") == name;

    public static bool IsFalse(IOperation value) => value.ConstantValue is { HasValue: true, Value: false };

    public static bool IsTrue(IOperation value) => value.ConstantValue is { HasValue: true, Value: true };

    /// <summary>What to set a switch to, judged by its name alone.</summary>
    public static string Remedy(string member, bool isMode) =>
        isMode ? Online : member.IndexOf("Ignore", StringComparison.OrdinalIgnoreCase) >= 0 || member.IndexOf("Disable", StringComparison.OrdinalIgnoreCase) >= 0 || member.IndexOf("Skip", StringComparison.OrdinalIgnoreCase) >= 0 ? "false" : "true";
}
