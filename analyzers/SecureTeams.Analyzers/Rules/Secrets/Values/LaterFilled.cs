using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>An array whose first contents are written over: by its elements, or by a method that fills it.</summary>
internal static class LaterFilled
{
    private static readonly HashSet<string> Filling = new(StringComparer.Ordinal)
    {
        "GetBytes", "GetNonZeroBytes", "NextBytes", "Read", "ReadAsync", "ReadExactly", "ReadExactlyAsync", "BlockCopy", "Copy", "CopyTo", "GenerateSeed",
    };

    public static bool Is(IOperation array)
    {
        if (Local(array) is not { } local)
        {
            return false;
        }

        foreach (var use in BodyIndex.Around(array).Of(local))
        {
            if (use is ILocalReferenceOperation && IsFilledBy(use))
            {
                return true;
            }
        }

        return false;
    }

    private static ILocalSymbol? Local(IOperation array)
    {
        var value = array;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => variable.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            _ => null,
        };
    }

    private static bool IsFilledBy(IOperation use)
    {
        var value = use;
        while (value.Parent is IConversionOperation or IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory" } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory" } })
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IArrayElementReferenceOperation element => MemberWrite.Through(element) is not null,
            IArgumentOperation { Parameter.Type.Name: "Span" or "Memory" } => true,
            IArgumentOperation { Parent: IInvocationOperation call } => Filling.Contains(call.TargetMethod.Name) && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
            _ => false,
        };
    }
}
