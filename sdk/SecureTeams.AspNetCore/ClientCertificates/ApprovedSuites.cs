using System.Net.Security;
using System.Security.Authentication;

namespace SecureTeams.AspNetCore.ClientCertificates;

/// <summary>The suites that a listener takes: AES in GCM, approved by SP 800-52 revision 2, with ephemeral keys.</summary>
internal static class ApprovedSuites
{
    internal const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    private static readonly TlsCipherSuite[] All =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    /// <summary>Gets the policy to negotiate by; null on a platform that has none (Windows), where the negotiated suite is judged instead.</summary>
    internal static CipherSuitesPolicy? Policy { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new CipherSuitesPolicy(All) : null;

    internal static bool Include(SslStream stream) =>
        stream.SslProtocol is SslProtocols.Tls12 or SslProtocols.Tls13 && Array.IndexOf(All, stream.NegotiatedCipherSuite) >= 0;
}
