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
            _ => (
                "is missing or invalid",
                "Inspect the certificate chain that the server sends."),
        };
        return new TeamsTransportException(code, $"The certificate of '{host}' {reason}.", nextStep) { Host = host };
    }
}
