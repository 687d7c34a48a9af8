using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Parameters of a Windows key container, which may hold a key already.</summary>
internal static class KeyContainer
{
    private const int UseExistingKey = 8;

    /// <summary>A new key is made for certain: all parameters are in sight and name no container.</summary>
    public static bool IsAnonymous(ValueTracer tracer, IOperation parameters)
    {
        foreach (var source in tracer.Sources(parameters))
        {
            if (source is not IObjectCreationOperation { Type.Name: "CspParameters" } creation || NamesContainer(tracer, creation))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Opens a container and never makes a key.</summary>
    public static bool IsExisting(ValueTracer tracer, IOperation parameters)
    {
        foreach (var source in tracer.Sources(parameters))
        {
            if (source is IObjectCreationOperation creation && Writes(tracer, creation, "Flags").Any(value => IsExistingOnly(tracer, value)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesContainer(ValueTracer tracer, IObjectCreationOperation creation) =>
        Arguments.Named(creation.Arguments, "keyContainerName") is { ConstantValue: not { HasValue: true, Value: null or "" } }
        || Arguments.Named(creation.Arguments, "strContainerNameIn") is { ConstantValue: not { HasValue: true, Value: null or "" } }
        || Writes(tracer, creation, "KeyContainerName").Any();

    private static bool IsExistingOnly(ValueTracer tracer, IOperation flags) =>
        flags is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } union
            ? IsExistingOnly(tracer, union.LeftOperand) || IsExistingOnly(tracer, union.RightOperand)
            : tracer.SingleConstant(flags) is int value && (value & UseExistingKey) != 0;

    private static IEnumerable<IOperation> Writes(ValueTracer tracer, IObjectCreationOperation creation, string property)
    {
        foreach (var member in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name } } assignment && name == property)
            {
                yield return assignment.Value;
            }
        }

        foreach (var consumer in tracer.Consumers(creation))
        {
            if (consumer is IMemberReferenceOperation { Member.Name: var name } reference && name == property && reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
            {
                yield return assignment.Value;
            }
        }
    }
}
