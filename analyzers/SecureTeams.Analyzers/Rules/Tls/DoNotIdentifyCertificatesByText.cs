using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Callbacks;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotIdentifyCertificatesByText : Rule
{
    public const string RuleId = "ST1105";

    private const string Certificate = "System.Security.Cryptography.X509Certificates.X509Certificate";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Certificate identity from Subject text",
        "'{0}' decides by its text who a certificate belongs to, but that text has a form that others can imitate; use 'MatchesHostname' for a host, or compare the SHA-256 hash of the public key",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-295",
        "CWE-297");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnPropertyReference(Certificate, "Subject", (sink, reference) => Inspect(sink, reference.Instance, reference.Property.Name));
        registry.OnPropertyReference(Certificate, "Issuer", (sink, reference) => Inspect(sink, reference.Instance, reference.Property.Name));
        registry.OnPropertyReference(Certificate + "2", "SubjectName", (sink, reference) => Inspect(sink, reference.Instance, reference.Property.Name));
        registry.OnPropertyReference(Certificate + "2", "IssuerName", (sink, reference) => Inspect(sink, reference.Instance, reference.Property.Name));
        registry.OnInvocation(Certificate + "2", "GetNameInfo", (sink, call) => Inspect(sink, call.Instance, call.TargetMethod.Name));
    }

    private static void Inspect(Sink sink, IOperation? certificate, string member)
    {
        if (certificate is null || Decision.By(sink.Operation, sink.Tracer) is not { } comparison || ComparesTwoCertificates(comparison))
        {
            return;
        }

        var validator = Validator.Around(sink.Operation, sink.ContainingSymbol, sink.Tracer);
        if (validator is null ? Peer.IsJudged(sink, certificate) : !OnlyNarrows(sink, validator))
        {
            sink.Report(Decision.Place(sink.Operation, comparison), sink.LoweredInDevelopment, member);
        }
    }

    /// <summary>A self-signed certificate names itself as its issuer, and a chain links issuers to subjects.</summary>
    private static bool ComparesTwoCertificates(IOperation comparison) =>
        Decision.Operands(comparison).Count(operand => CertificateOperand.CertificateOf(operand) is not null) == 2;

    /// <summary>A client whose platform checks everything first may be pickier still; a server knows its clients by nothing else.</summary>
    private static bool OnlyNarrows(Sink sink, Validator validator) =>
        !validator.IsServer(sink) && validator.OnlyNarrows(sink);
}
