using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>What the body around a chain policy says about what the chain is for.</summary>
internal static class ChainPurpose
{
    /// <summary>A private authority often publishes no list at all.</summary>
    public static bool TrustsPrivateRoot(IOperation place)
    {
        foreach (var operation in ControlFlow.Root(place).DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation { Property.Name: "CustomTrustStore" }
                || (operation is IFieldReferenceOperation { Field: { Name: "CustomRootTrust", ContainingType.Name: "X509ChainTrustMode" } } && operation.Parent is not IBinaryOperation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the body builds chains only to read their elements: nobody asks whether the certificate is good.</summary>
    public static bool OnlyCollectsElements(IOperation place)
    {
        var builds = false;
        var reads = false;
        foreach (var operation in ControlFlow.Root(place).DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: { Name: "Build", ContainingType.Name: "X509Chain" } } build when !IsDiscarded(build):
                    return false;
                case IInvocationOperation { TargetMethod: { Name: "Build", ContainingType.Name: "X509Chain" } }:
                    builds = true;
                    break;
                case IPropertyReferenceOperation { Property.Name: "ChainStatus" or "ChainElementStatus" }:
                    return false;
                case IPropertyReferenceOperation { Property: { Name: "ChainElements", ContainingType.Name: "X509Chain" } }:
                    reads = true;
                    break;
            }
        }

        return builds && reads;
    }

    /// <summary>The same, where the elements decide nothing either: no answer of yes or no, and no exception.</summary>
    public static bool OnlyShowsElements(IOperation place) =>
        OnlyCollectsElements(place)
        && !ControlFlow.Root(place).DescendantsAndSelf().Any(static operation => operation is IThrowOperation or IReturnOperation { ReturnedValue.Type.SpecialType: SpecialType.System_Boolean });

    private static bool IsDiscarded(IOperation call) =>
        call.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
}
