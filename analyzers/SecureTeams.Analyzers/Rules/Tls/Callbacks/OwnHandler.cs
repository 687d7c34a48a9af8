using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>Whether the same body also sets a callback of its own, which is then judged instead.</summary>
internal static class OwnHandler
{
    public static bool IsSetBeside(IOperation operation, string member)
    {
        foreach (var other in ControlFlow.Root(operation).DescendantsAndSelf())
        {
            var isSet = other switch
            {
                IInvocationOperation call => call.TargetMethod.Name == "With" + member,
                IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation { Target: var target, Value.ConstantValue.HasValue: false } } property => property == target && property.Property.Name == member,
                _ => false,
            };
            if (isSet)
            {
                return true;
            }
        }

        return false;
    }
}
