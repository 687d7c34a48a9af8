namespace SecureTeams.Transport.Certificates;

/// <summary>One thing that <see cref="CertificateRules"/> has to say about one certificate of a chain.</summary>
/// <remarks>It holds no name of the certificate, since the subject of a client certificate may be a person.</remarks>
/// <param name="Code">What was found, as a stable code.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Position">The certificate's place in the chain: 0 is the end entity, its issuer is 1.</param>
/// <param name="Message">What was found and what to do about it, in one sentence.</param>
/// <param name="Reference">Where the demand comes from, such as <c>RFC 5280 section 4.2.1.12</c>.</param>
public sealed record CertificateFinding(CertificateFindingCode Code, CertificateFindingSeverity Severity, int Position, string Message, string Reference);
