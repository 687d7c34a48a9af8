using System.Net.Sockets;
using System.Security.Cryptography;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;
using SecureTeams.Tests.Transport.Lab.Authority;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>A TLS server that speaks what the platform's refuses to speak: old versions, weak suites, small keys.</summary>
internal sealed record LegacyTls(LabChain Chain)
{
    internal ProtocolVersion[] Versions { get; init; } = ProtocolVersion.TLSv12.Only();

    internal int[] Suites { get; init; } =
    [
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    /// <summary>Gets the key that signs the handshake; null for the certificate's own.</summary>
    internal LabKey? Signer { get; init; }

    /// <summary>Gets the alert with which every client's certificate, or that there is none, is refused; null when none is asked for.</summary>
    internal short? ClientAlert { get; init; }

    internal Func<LabConnection, Task> Script(Func<LabConnection, Stream, Task> answer) => connection => Task.Run(async () =>
    {
        var protocol = new TlsServerProtocol(new PieceStream(connection.Raw));
        try
        {
            protocol.Accept(new Server(this));
            await answer(connection, protocol.Stream);
            protocol.Close();
        }
        catch (TlsFatalAlert)
        {
            // With bytes unread the connection would be reset, and the client might never see the alert.
            connection.Raw.Socket.Shutdown(SocketShutdown.Send);
            await connection.StayAsync(connection.Raw);
        }
    });

    private sealed class Server(LegacyTls settings) : DefaultTlsServer(new BcTlsCrypto())
    {
        public override TlsCredentials GetCredentials()
        {
            int exchange = m_context.SecurityParameters.KeyExchangeAlgorithm;
            return exchange switch
            {
                KeyExchangeAlgorithm.DH_anon or KeyExchangeAlgorithm.ECDH_anon => null!,
                KeyExchangeAlgorithm.RSA => new BcDefaultTlsCredentialedDecryptor(BouncyCrypto, CertificateMessage(), settings.Chain.Key.Private),
                _ => SignerCredentials(),
            };
        }

        public override CertificateRequest GetCertificateRequest()
        {
            if (settings.ClientAlert is null)
            {
                return null!;
            }

            IList<SignatureAndHashAlgorithm> algorithms = TlsUtilities.GetDefaultSupportedSignatureAlgorithms(m_context);
            return m_context.ServerVersion.Equals(ProtocolVersion.TLSv13)
                ? new CertificateRequest([], algorithms, null, null)
                : new CertificateRequest([ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign], algorithms, null);
        }

        public override void NotifyClientCertificate(Certificate clientCertificate)
        {
            if (settings.ClientAlert is { } alert)
            {
                throw new TlsFatalAlert(alert);
            }
        }

        protected override ProtocolVersion[] GetSupportedVersions() => settings.Versions;

        protected override int[] GetSupportedCipherSuites() => settings.Suites;

        private BcTlsCrypto BouncyCrypto => (BcTlsCrypto)m_context.Crypto;

        private BcDefaultTlsCredentialedSigner SignerCredentials() =>
            new(new TlsCryptoParameters(m_context), BouncyCrypto, (settings.Signer ?? settings.Chain.Key).Private, CertificateMessage(), Algorithm()!);

        private SignatureAndHashAlgorithm? Algorithm()
        {
            if (!m_context.ServerVersion.IsEqualOrLaterVersionOf(ProtocolVersion.TLSv12))
            {
                return null;
            }

            LabKey key = settings.Chain.Key;
            return SignatureScheme.GetSignatureAndHashAlgorithm(
                key == LabKey.Ed25519 ? SignatureScheme.ed25519
                : key.Platform is not RSA ? SignatureScheme.ecdsa_secp256r1_sha256
                : m_context.ServerVersion.Equals(ProtocolVersion.TLSv13) ? SignatureScheme.rsa_pss_rsae_sha256
                : SignatureScheme.rsa_pkcs1_sha256);
        }

        private Certificate CertificateMessage()
        {
            TlsCertificate[] certificates = [.. Encoded().Select(encoded => new BcTlsCertificate(BouncyCrypto, encoded))];
            return m_context.ServerVersion.Equals(ProtocolVersion.TLSv13)
                ? new Certificate([], [.. certificates.Select(certificate => new CertificateEntry(certificate, null))])
                : new Certificate(certificates);
        }

        private IEnumerable<byte[]> Encoded() => settings.Chain.Issuers.Select(issuer => issuer.RawData).Prepend(settings.Chain.Leaf.RawData);
    }
}
