using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>What one side of a comparison says about a certificate.</summary>
internal static class CertificateOperand
{
    /// <summary>The certificate that an operand is read from, as it is written; null when it is none.</summary>
    public static IOperation? CertificateOf(IOperation operand)
    {
        for (var current = operand; current is not null;)
        {
            if (current is not (IConversionOperation or IConditionalAccessOperation) && current.Type is { } type && Evidence.IsSubject(type) && !Evidence.IsChain(type))
            {
                return current;
            }

            current = current switch
            {
                IConversionOperation conversion => conversion.Operand,
                IConditionalAccessOperation access => access.Operation,
                IMemberReferenceOperation member => member.Instance,
                IInvocationOperation { Instance: { } instance } => instance,
                IInvocationOperation { Arguments: { Length: > 0 } arguments } => arguments[0].Value,
                _ => null,
            };
        }

        return null;
    }

    /// <summary>What stands before the "?." that an operand follows.</summary>
    public static IOperation Accessed(IOperation operand)
    {
        for (var current = operand; operand is IConditionalAccessInstanceOperation && current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
            {
                return access.Operation;
            }
        }

        return operand;
    }

    /// <summary>An authority in a chain rather than the peer itself, compared with a certificate that the program has.</summary>
    public static bool IsRootCheck(IOperation comparison, ValueTracer tracer)
    {
        var certificates = Decision.Operands(comparison).Select(CertificateOf).Where(certificate => certificate is not null).ToList();
        return certificates.Count == 2 && certificates.Any(certificate => tracer.Sources(certificate!).Any(source => source is IPropertyReferenceOperation { Property: { Name: "Certificate", ContainingType.Name: "X509ChainElement" } }));
    }
}
