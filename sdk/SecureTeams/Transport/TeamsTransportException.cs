using System.Net.Security;
using System.Security.Authentication;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Transport;

/// <summary>
/// The way to the service was refused or failed: certificate, host, redirect, size, time or connection.
/// </summary>
public sealed class TeamsTransportException : SecureTeamsException
{
    /// <summary>Initializes a new instance of the <see cref="TeamsTransportException"/> class.</summary>
    /// <param name="code">Why the connection or request was refused.</param>
    /// <param name="message">What happened.</param>
    /// <param name="nextStep">What to do about it.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public TeamsTransportException(SecureTeamsErrorCode code, string message, string nextStep, Exception? innerException = null)
        : base(code, message, nextStep, innerException)
    {
    }

    /// <summary>Gets the host whose certificate was refused; null when the certificate was not the reason.</summary>
    internal string? Host { get; private init; }

    /// <summary>Gets why the revocation status could not be found out; <see cref="RevocationFailure.None"/> when that was not the reason.</summary>
    public RevocationFailure RevocationFailure { get; init; }

    /// <summary>
    /// Gets all that was found about the server's certificate and its issuers, the worst first; empty when the certificate was
    /// not the reason, or was not looked at.
    /// </summary>
    public IReadOnlyList<CertificateFinding> CertificateFindings { get; init; } = [];

    internal static TeamsTransportException ForCipherSuite(string host, SslProtocols protocol, TlsCipherSuite suite) => new(
        SecureTeamsErrorCode.CipherSuiteRefused,
        $"'{host}' negotiated {protocol} with {suite}, which is not on the list of approved suites.",
        "Let the server offer TLS 1.3, or TLS 1.2 with an ECDHE suite of AES in GCM.");

    internal static TeamsTransportException ForOneSidedTls(string host) => new(
        SecureTeamsErrorCode.MutualTlsNotNegotiated,
        $"'{host}' did not ask for the client's certificate, although mutual TLS is required.",
        "Let the server request client certificates, look for a TLS-inspecting proxy on the way, or do not require mutual TLS for this host.")
    { Host = host };

    /// <summary>Makes an exception that says the same: one refused handshake may fail several requests, each with an id of its own.</summary>
    internal TeamsTransportException Repeat() => new(Code, Message[..^(NextStep.Length + 1)], NextStep, InnerException)
    {
        Host = Host,
        RevocationFailure = RevocationFailure,
        CertificateFindings = CertificateFindings,
        StatusCode = StatusCode,
        RequestId = RequestId,
        RetryAfter = RetryAfter,
    };

    internal static TeamsTransportException ForRevocation(string host, RevocationResult result, IReadOnlyList<CertificateFinding> findings)
    {
        string owner = RevocationVerdict.Owner(host, result.Position);
        if (result.Status == RevocationStatus.Revoked)
        {
            return new TeamsTransportException(
                SecureTeamsErrorCode.CertificateRevoked,
                $"{owner} has been revoked by its issuer.",
                "Do not connect; if the certificate is yours, install a new one.")
            { Host = host, CertificateFindings = findings };
        }

        (string reason, string nextStep) = RevocationVerdict.Explain(result.Failure);
        return new TeamsTransportException(SecureTeamsErrorCode.CertificateRevocationUnknown, $"{owner} could not be checked for revocation: {reason} ({result.Failure}).", nextStep)
        {
            Host = host,
            RevocationFailure = result.Failure,
            CertificateFindings = findings,
        };
    }

    internal static TeamsTransportException ForCertificate(SecureTeamsErrorCode code, string host, IReadOnlyList<CertificateFinding>? findings = null)
    {
        (string reason, string nextStep) = code switch
        {
            SecureTeamsErrorCode.CertificateRevoked => (
                "has been revoked by its issuer",
                "Do not connect; if the server is yours, install a new certificate."),
            SecureTeamsErrorCode.CertificateRevocationUnknown => (
                "could not be checked for revocation",
                "Let this machine reach the CRL distribution point that the certificate names, and see that the list published there is current."),
            SecureTeamsErrorCode.CertificateNotTimeValid => (
                "is expired or not yet valid",
                "Renew the certificate, or correct the clock of this machine."),
            SecureTeamsErrorCode.CertificateNameMismatch => (
                "does not name the host in its subject alternative names",
                "Check the address; if the server is yours, issue a certificate for this DNS name."),
            SecureTeamsErrorCode.CertificateUntrusted => (
                "does not lead to a trusted root",
                "Check for a TLS-inspecting proxy; a private certificate authority is named with TlsTrust.OnlyRoots."),
            SecureTeamsErrorCode.CertificateUsageInvalid => (
                "is not made for server authentication, or has an issuer that may not issue for it",
                "Issue it with the enhanced key usage 1.3.6.1.5.5.7.3.1 and the key usage digitalSignature."),
            SecureTeamsErrorCode.CertificateKeyWeak => (
                "has a key that is too weak or of a kind that is not approved, or has an issuer with such a key",
                "Issue it with RSA of at least 2048 bits, or ECDSA on P-256, P-384 or P-521."),
            SecureTeamsErrorCode.CertificateSignatureWeak => (
                "is signed with a digest that is too weak, or has an issuer that is",
                "Issue it with SHA-256, SHA-384 or SHA-512."),
            SecureTeamsErrorCode.CertificateDistributionPointMissing => (
                "names no CRL distribution point over http or https",
                "Issue it with a distribution point (RFC 5280 section 4.2.1.13)."),
            SecureTeamsErrorCode.CertificateConstraintsInvalid => (
                "is that of a certificate authority, or has an issuer that may not issue",
                "Issue the server's certificate with CA:FALSE, and issuers with CA:TRUE and keyCertSign."),
            SecureTeamsErrorCode.CertificateSelfSigned => (
                "vouches for itself",
                "Issue it from a certificate authority, and name that one with TlsTrust.OnlyRoots."),
            SecureTeamsErrorCode.CertificateChainIncomplete => (
                "does not lead to a root: the certificate of an issuer is missing, or is a root that is neither sent nor trusted",
                "Let the server send its whole chain (RFC 8446 section 4.4.2); check for a TLS-inspecting proxy; a private certificate authority is named with TlsTrust.OnlyRoots."),
            SecureTeamsErrorCode.CertificatePinMismatch => (
                "leads to no key that is pinned for the host",
                "Look for a man in the middle; if the key was changed on purpose, pin the new one."),
            _ => (
                "is missing or invalid",
                "Inspect the certificate chain that the server sends."),
        };
        return new TeamsTransportException(code, $"The certificate of '{host}' {reason}.", nextStep) { Host = host, CertificateFindings = findings ?? [] };
    }
}
