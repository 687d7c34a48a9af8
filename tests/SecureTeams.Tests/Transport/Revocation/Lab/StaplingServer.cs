using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;
using Org.BouncyCastle.X509;

namespace SecureTeams.Tests.Transport.Revocation.Lab;

/// <summary>An https server that staples an OCSP answer (RFC 6066 section 8): .NET's own server cannot staple what a test wants.</summary>
internal sealed class StaplingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private readonly byte[]? _answer;
    private readonly Task _serving;

    internal StaplingServer(X509Certificate2 certificate, byte[]? answer)
    {
        _certificate = certificate;
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    internal Uri Address => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Signs an OCSP answer about a certificate.</summary>
    internal static byte[] Answer(TestAuthority signer, TestAuthority issuer, X509Certificate2 certificate, bool revoked, DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate)
    {
        var parser = new X509CertificateParser();
        AsymmetricCipherKeyPair keys = DotNetUtilities.GetKeyPair(signer.Key.Algorithm);
        var generator = new BasicOcspRespGenerator(keys.Public);
        var id = new CertificateID(CertificateID.DigestSha1, parser.ReadCertificate(issuer.Certificate.RawData), new BigInteger(1, certificate.SerialNumberBytes.ToArray()));
        generator.AddResponse(id, revoked ? new RevokedStatus(thisUpdate.UtcDateTime.AddDays(-1)) : Org.BouncyCastle.Ocsp.CertificateStatus.Good, thisUpdate.UtcDateTime, nextUpdate?.UtcDateTime, null);
        BasicOcspResp basic = generator.Generate("SHA256WITHECDSA", keys.Private, [parser.ReadCertificate(signer.Certificate.RawData)], thisUpdate.UtcDateTime);
        return new OCSPRespGenerator().Generate(OCSPRespGenerator.Successful, basic).GetEncoded();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.ReceiveTimeout = 10_000;
                await Task.Run(() => Answer(client), CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The server is being stopped.
        }
    }

    private void Answer(TcpClient client)
    {
        try
        {
            var protocol = new TlsServerProtocol(client.GetStream());
            protocol.Accept(new Stapler(_certificate, _answer));
            _ = protocol.Stream.Read(new byte[4096], 0, 4096);
            protocol.Stream.Write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
            protocol.Close();
        }
        catch (IOException)
        {
            // The client refused the handshake.
        }
    }

    private sealed class Stapler(X509Certificate2 certificate, byte[]? answer) : DefaultTlsServer(new BcTlsCrypto(new SecureRandom()))
    {
        public override Org.BouncyCastle.Tls.CertificateStatus GetCertificateStatus() =>
            answer is null ? null! : new Org.BouncyCastle.Tls.CertificateStatus(CertificateStatusType.ocsp, OcspResponse.GetInstance(answer));

        protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.TLSv12.Only();

        protected override int[] GetSupportedCipherSuites() => [CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256];

        protected override TlsCredentialedSigner GetECDsaSignerCredentials()
        {
            var crypto = (BcTlsCrypto)Crypto;
            AsymmetricKeyParameter key = DotNetUtilities.GetKeyPair(certificate.GetECDsaPrivateKey()!).Private;
            var chain = new Certificate([new BcTlsCertificate(crypto, certificate.RawData)]);
            return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(m_context), crypto, key, chain, SignatureAndHashAlgorithm.GetInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
        }
    }
}
