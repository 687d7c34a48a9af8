using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>Whether a body trusts roots of its own and no others.</summary>
internal static class PrivateRoots
{
    public static Lowering Lowering(IOperation place, ValueTracer tracer) =>
        AreTrustedAround(place, tracer) ? Engine.Lowering.To(DiagnosticSeverity.Info, "private roots") : Engine.Lowering.None;

    public static bool AreTrustedAround(IOperation place, ValueTracer tracer)
    {
        foreach (var operation in ControlFlow.Root(place).DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation { Property: { Name: "TrustMode" or "ChainTrustValidationMode", Type.Name: "X509ChainTrustMode" } } mode
                && MemberWrite.Through(mode) is { Value: { } value }
                && tracer.Constants(value).Any(constant => EnumMember.NameOf(mode.Type, constant) == "CustomRootTrust"))
            {
                return true;
            }
        }

        return false;
    }
}
