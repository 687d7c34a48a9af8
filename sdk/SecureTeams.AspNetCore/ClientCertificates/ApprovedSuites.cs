using System.Net.Security;
using System.Security.Authentication;
using SecureTeams.Transport.Inspection;

namespace SecureTeams.AspNetCore.ClientCertificates;

/// <summary>The suites that a listener takes: those that the SDK's own connections offer.</summary>
internal static class ApprovedSuites
{
    internal const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    private static readonly TlsCipherSuite[] All = [.. TlsPolicy.Default.AllowedCipherSuites];

    /// <summary>Gets the policy to negotiate by; null on a platform that has none (Windows), where the negotiated suite is judged instead.</summary>
    internal static CipherSuitesPolicy? Policy { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new CipherSuitesPolicy(All) : null;

    internal static bool Include(SslStream stream) =>
        stream.SslProtocol is SslProtocols.Tls12 or SslProtocols.Tls13 && Array.IndexOf(All, stream.NegotiatedCipherSuite) >= 0;
}
