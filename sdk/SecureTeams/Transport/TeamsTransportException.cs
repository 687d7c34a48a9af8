using System.Net.Security;
using System.Security.Authentication;
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

    /// <summary>Makes the same refusal for another request that failed with it: each has an id of its own.</summary>
    internal TeamsTransportException ForAnotherRequest() => new(Code, Message[..^(NextStep.Length + 1)], NextStep, InnerException)
    {
        Host = Host,
        RevocationFailure = RevocationFailure,
        StatusCode = StatusCode,
        RequestId = RequestId,
        RetryAfter = RetryAfter,
    };

    internal static TeamsTransportException ForCipherSuite(string host, SslProtocols protocol, TlsCipherSuite suite) => new(
        SecureTeamsErrorCode.CipherSuiteRefused,
        $"'{host}' negotiated {protocol} with {suite}, which is not on the list of approved suites.",
        "Let the server offer TLS 1.3, or TLS 1.2 with an ECDHE suite of AES in GCM.");

    internal static TeamsTransportException ForCertificate(SecureTeamsErrorCode code, string host)
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
                "lacks the enhanced key usage for server authentication (1.3.6.1.5.5.7.3.1)",
                "Issue a certificate with that usage."),
            SecureTeamsErrorCode.CertificateKeyWeak => (
                "has a key that is too weak, or has an issuer with such a key",
                "Issue it with RSA of at least 2048 bits, or ECDSA on P-256, P-384 or P-521."),
            SecureTeamsErrorCode.CertificateSignatureWeak => (
                "is signed with a digest that is too weak, or has an issuer that is",
                "Issue it with SHA-256, SHA-384 or SHA-512."),
            SecureTeamsErrorCode.CertificateDistributionPointMissing => (
                "names no CRL distribution point",
                "Issue it with a distribution point (RFC 5280 section 4.2.1.13)."),
            SecureTeamsErrorCode.CertificateConstraintsInvalid => (
                "is that of a certificate authority, or has an issuer that may not issue",
                "Issue the server's certificate with CA:FALSE, and issuers with CA:TRUE and keyCertSign."),
            SecureTeamsErrorCode.CertificateSelfSigned => (
                "vouches for itself",
                "Issue it from a certificate authority, and name that one with TlsTrust.OnlyRoots."),
            SecureTeamsErrorCode.CertificateChainIncomplete => (
                "came without the certificate of its issuer",
                "Let the server send its whole chain but the root (RFC 8446 section 4.4.2)."),
            SecureTeamsErrorCode.CertificatePinMismatch => (
                "leads to no key that is pinned for the host",
                "Look for a man in the middle; if the key was changed on purpose, pin the new one."),
            _ => (
                "is missing or invalid",
                "Inspect the certificate chain that the server sends."),
        };
        return new TeamsTransportException(code, $"The certificate of '{host}' {reason}.", nextStep) { Host = host };
    }
}
