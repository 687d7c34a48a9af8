using System.Net.Security;
using System.Security.Authentication;

namespace SecureTeams.Transport.Handshake;

/// <summary>The suites that are offered: AES in GCM, approved by SP 800-52 revision 2, with ephemeral keys.</summary>
internal static class CipherSuites
{
    internal const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    private static readonly TlsCipherSuite[] Approved =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    internal static IReadOnlyCollection<TlsCipherSuite> Offered { get; } = Approved.AsReadOnly();

    /// <summary>Gets the policy to offer; null on a platform that has none (Windows), where the negotiated suite is judged instead.</summary>
    internal static CipherSuitesPolicy? Policy { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new CipherSuitesPolicy(Approved) : null;

    internal static bool IsApproved(SslProtocols protocol, TlsCipherSuite suite) =>
        protocol is SslProtocols.Tls12 or SslProtocols.Tls13 && Array.IndexOf(Approved, suite) >= 0;

    /// <summary>The key exchange of an approved suite: TLS 1.3 leaves it open in the suite, but has ephemeral ones only without pre-shared keys.</summary>
    internal static string KeyExchange(SslProtocols protocol) => protocol == SslProtocols.Tls13 ? "(EC)DHE" : "ECDHE";
}
