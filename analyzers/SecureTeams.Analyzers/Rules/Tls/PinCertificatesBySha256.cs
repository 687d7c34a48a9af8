using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Callbacks;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class PinCertificatesBySha256 : Rule
{
    public const string RuleId = "ST1104";

    private const string Certificate = "System.Security.Cryptography.X509Certificates.X509Certificate";
    private const string Sha1 = "a SHA-1 hash, for which two certificates can be made";
    private const string Part = "a part of a hash, which a made-up certificate can match";
    private const string Serial = "a serial number, which any authority can give again";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Certificate pinned with a weak comparison",
        "The callback recognizes a certificate by '{0}': {1}; compare 'GetCertHash(HashAlgorithmName.SHA256)' by 'CryptographicOperations.FixedTimeEquals'",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-295",
        "CWE-328");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnPropertyReference(Certificate + "2", "Thumbprint", (sink, reference) => Inspect(sink, reference.Property.Name, Sha1));
        registry.OnPropertyReference(Certificate + "2", "SerialNumber", (sink, reference) => Inspect(sink, reference.Property.Name, Serial));
        registry.OnInvocation(Certificate, "GetSerialNumberString", (sink, call) => Inspect(sink, call.TargetMethod.Name, Serial));
        registry.OnInvocation(Certificate, "GetCertHash", InspectHash);
        registry.OnInvocation(Certificate, "GetCertHashString", InspectHash);
    }

    private static void InspectHash(Sink sink, IInvocationOperation call) =>
        Inspect(sink, call.TargetMethod.Name, call.Arguments.Length == 0 || IsWeak(call.Arguments[0].Value) ? Sha1 : null);

    private static bool IsWeak(IOperation algorithm) => algorithm is IPropertyReferenceOperation { Property: { Name: "SHA1" or "MD5", ContainingType.Name: "HashAlgorithmName" } };

    private static void Inspect(Sink sink, string member, string? weakness)
    {
        if (Validator.Around(sink.Operation, sink.ContainingSymbol, sink.Tracer) is not { } validator
            || Decision.By(sink.Operation, sink.Tracer) is not { } comparison
            || CertificateOperand.IsRootCheck(comparison, sink.Tracer)
            || IsSecondOfTwo(sink.Operation, comparison))
        {
            return;
        }

        weakness ??= Decision.IsPartial(sink.Operation, comparison, sink.Tracer) ? Part : null;
        if (weakness is not null && !OnlyRefuses(sink, validator, comparison))
        {
            sink.Report(Decision.Place(sink.Operation, comparison), sink.LoweredInDevelopment, member, weakness);
        }
    }

    /// <summary>A list of withdrawn certificates lets nobody in whom the platform refuses.</summary>
    private static bool OnlyRefuses(Sink sink, Validator validator, IOperation comparison) =>
        new Denial(validator, sink.Tracer).FollowsFrom(comparison) && validator.OnlyNarrows(sink);

    /// <summary>Where both sides are weak, one finding is enough.</summary>
    private static bool IsSecondOfTwo(IOperation operation, IOperation comparison)
    {
        var operands = Decision.Operands(comparison).ToList();
        return operands.Count > 1
            && Decision.IsInside(operation, operands[1])
            && operands[0].DescendantsAndSelf().Any(part =>
                part is IPropertyReferenceOperation { Property.Name: "Thumbprint" or "SerialNumber" }
                or IInvocationOperation { TargetMethod.Name: "GetCertHash" or "GetCertHashString" or "GetSerialNumberString" });
    }
}
