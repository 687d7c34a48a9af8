using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Benchmarks.Meetings;

/// <summary>Connections as the platform makes them, but for the root: nobody could connect otherwise.</summary>
internal static class BareConnections
{
    public static SocketsHttpHandler Trusting(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        return new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }
}
