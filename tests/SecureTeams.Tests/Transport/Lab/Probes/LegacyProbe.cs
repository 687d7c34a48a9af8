using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Probes;

/// <summary>A client that speaks old versions and weak suites, and accepts every certificate.</summary>
internal static class LegacyProbe
{
    /// <summary>Checks that this version and suite come about, and that the server answers.</summary>
    internal static Func<LabServer, CancellationToken, Task> Negotiates(ProtocolVersion version, int suite) => async (server, stop) =>
    {
        using TcpClient tcp = await PermissiveProbe.ConnectAsync(server.Port, stop);
        await using CancellationTokenRegistration deadline = stop.Register(tcp.Dispose);
        await Task.Run(
            () =>
            {
                var client = new Client(version, suite);
                var protocol = new TlsClientProtocol(tcp.GetStream());
                protocol.Connect(client);
                Assert.Equal(version, client.Negotiated.NegotiatedVersion);
                Assert.Equal(suite, client.Negotiated.CipherSuite);
                protocol.Stream.Write("GET / HTTP/1.1\r\nHost: probe\r\n\r\n"u8);
                byte[] start = new byte["HTTP/1.1 200".Length];
                protocol.Stream.ReadExactly(start);
                Assert.Equal("HTTP/1.1 200"u8, start);
            },
            stop);
    };

    /// <summary>Checks that this certificate is shown, whatever comes of the handshake.</summary>
    internal static Func<LabServer, CancellationToken, Task> IsShown(X509Certificate2 certificate) => async (server, stop) =>
    {
        using TcpClient tcp = await PermissiveProbe.ConnectAsync(server.Port, stop);
        await using CancellationTokenRegistration deadline = stop.Register(tcp.Dispose);
        await Task.Run(
            () =>
            {
                var client = new Client(ProtocolVersion.TLSv12, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
                Assert.Throws<TlsFatalAlert>(() => new TlsClientProtocol(tcp.GetStream()).Connect(client));
                Assert.Equal(certificate.RawData, client.Shown);
            },
            stop);
    };

    private sealed class Client(ProtocolVersion version, int suite) : DefaultTlsClient(new BcTlsCrypto())
    {
        internal SecurityParameters Negotiated => m_context.SecurityParameters;

        internal byte[]? Shown { get; private set; }

        public override TlsAuthentication GetAuthentication() => new Trusting(certificate => Shown = certificate);

        protected override ProtocolVersion[] GetSupportedVersions() => version.Only();

        protected override int[] GetSupportedCipherSuites() => [suite];
    }

    private sealed class Trusting(Action<byte[]> shown) : TlsAuthentication
    {
        public void NotifyServerCertificate(TlsServerCertificate serverCertificate) =>
            shown(serverCertificate.Certificate.GetCertificateAt(0).GetEncoded());

        public TlsCredentials GetClientCredentials(Org.BouncyCastle.Tls.CertificateRequest certificateRequest) => null!;
    }
}
