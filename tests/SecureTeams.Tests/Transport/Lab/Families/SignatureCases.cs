using System.Security.Cryptography;
using Org.BouncyCastle.Tls;
using SecureTeams.Tests.Transport.Lab.Probes;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class SignatureCases
{
    private const int Suite = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;

    private static readonly LabFamily Signatures = new("Signatures");

    internal static IEnumerable<LabCase> All =>
    [
        Signatures.Row("RSA-PSS", "was signed with RSA-PSS over SHA-256", LabOutcome.Accepted, bench => bench.Serve(bench.Chain(p => p with { SignedWithPss = true }, bench.RsaRoot))),
        Signatures.Row("RSA over SHA-512", "was signed over SHA-512", LabOutcome.Accepted, bench => bench.Serve(bench.Chain(p => p with { Hash = HashAlgorithmName.SHA512 }, bench.RsaRoot))),
        Signatures.Row("ECDSA over SHA-384", "was signed over SHA-384", LabOutcome.Accepted, bench => bench.Serve(bench.Chain(p => p with { Hash = HashAlgorithmName.SHA384 }))),
        Signatures.Row("MD5", "was signed over MD5", SecureTeamsErrorCode.CertificateSignatureWeak, bench => Serve(bench.Chain(p => p with { Hash = HashAlgorithmName.MD5 }, bench.RsaRoot))),
        Signatures.Row("SHA-1", "was signed over SHA-1 with RSA", SecureTeamsErrorCode.CertificateSignatureWeak, bench => Serve(bench.Chain(p => p with { Hash = HashAlgorithmName.SHA1 }, bench.RsaRoot))),
        Signatures.Row("SHA-1 with ECDSA", "was signed over SHA-1 with ECDSA", SecureTeamsErrorCode.CertificateSignatureWeak, bench => Serve(bench.Chain(p => p with { Hash = HashAlgorithmName.SHA1 }))),
        Signatures.Row("MD5 in the issuer", "its issuer's certificate was signed over MD5", SecureTeamsErrorCode.CertificateSignatureWeak, bench => Serve(bench.ChainBy(bench.Intermediate(p => p with { Hash = HashAlgorithmName.MD5 }, bench.RsaRoot)))),
        Signatures.Row("SHA-1 in the issuer", "its issuer's certificate was signed over SHA-1", SecureTeamsErrorCode.CertificateSignatureWeak, bench => Serve(bench.ChainBy(bench.Intermediate(p => p with { Hash = HashAlgorithmName.SHA1 }, bench.RsaRoot)))),
    ];

    private static LabSetup Serve(LabChain chain) => new(
        new LabServer(new LegacyTls(chain) { Suites = [Suite] }.Script(Answers.Good)),
        LegacyProbe.Negotiates(ProtocolVersion.TLSv12, Suite));
}
