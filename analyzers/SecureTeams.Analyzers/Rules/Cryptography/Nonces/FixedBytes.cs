using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>Finds bytes that are the same whenever the program runs: stated in the source, or zeros that nobody overwrites.</summary>
internal sealed class FixedBytes(ValueTracer tracer)
{
    private const int MostCarriers = 12;

    public bool Reach(IOperation value)
    {
        var variable = Root(value);
        if (variable is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation && !BufferTouches.Through(tracer, variable).IsEmpty)
        {
            return false;
        }

        return Origins(value).Any(IsFixed);
    }

    /// <summary>The variable, member or expression that a buffer is handed on from.</summary>
    private static IOperation Root(IOperation value)
    {
        var current = value;
        while (BufferCarrier.Carried(current) is { } carried)
        {
            current = carried;
        }

        return current;
    }

    private ImmutableArray<IOperation> Origins(IOperation value)
    {
        var origins = ImmutableArray.CreateBuilder<IOperation>();
        Collect(value, origins, MostCarriers);
        return origins.ToImmutable();
    }

    private void Collect(IOperation value, ImmutableArray<IOperation>.Builder origins, int carriers)
    {
        foreach (var source in tracer.Sources(value))
        {
            if (carriers > 0 && BufferCarrier.Carried(source) is { } carried)
            {
                Collect(carried, origins, carriers - 1);
            }
            else if (carriers > 0 && source is IParameterReferenceOperation parameter)
            {
                foreach (var write in BodyIndex.Around(parameter).Writes(parameter.Parameter).OfType<IOperation>())
                {
                    Collect(write, origins, carriers - 1);
                }
            }
            else
            {
                origins.Add(source);
            }
        }
    }

    private bool IsFixed(IOperation origin) =>
        (IsStated(origin) || (IsZeros(origin) && !IsPlaceholder(origin))) && BufferTouches.Of(tracer, origin).IsEmpty;

    private bool IsStated(IOperation origin) => origin switch
    {
        { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } } => IsStated(origin, initializer),
        { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } } => IsStated(origin, initializer),
        IInvocationOperation { TargetMethod: { Name: "Repeat", ContainingType.Name: "Enumerable" }, Arguments: { Length: 2 } arguments } => tracer.SingleConstant(arguments[0].Value) is not null,
        IInvocationOperation { TargetMethod: { Name: "ToByteArray", ContainingType.Name: "Guid" }, Instance: { } id } => tracer.Sources(id).All(source => StatedId.Is(tracer, source)),
        _ => tracer.Bytes(origin).Any(static bytes => bytes.Bytes.Length > 0),
    };

    private static bool IsStated(IOperation origin, InitializerExpressionSyntax initializer) =>
        initializer.Expressions.Count > 0
        && origin.SemanticModel is { } model
        && initializer.Expressions.All(element => model.GetConstantValue(element).HasValue);

    private static bool IsZeros(IOperation origin) => origin switch
    {
        IArrayCreationOperation { Initializer: null, DimensionSizes: { Length: 1 } sizes } => sizes[0].ConstantValue is not { HasValue: true, Value: 0 },
        IInvocationOperation { TargetMethod: { Name: "AllocateArray" or "AllocateUninitializedArray", ContainingType.Name: "GC" } } => true,
        { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null } } => true,
        _ => false,
    };

    /// <summary>What a variable or member starts with, where something else is written to it later.</summary>
    private bool IsPlaceholder(IOperation origin)
    {
        var value = origin;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => BodyIndex.Around(variable).Writes(variable.Symbol).Count > 1,
            IFieldInitializerOperation initializer => IsWritten(initializer.InitializedFields[0]),
            IPropertyInitializerOperation initializer => IsWritten(initializer.InitializedProperties[0]),
            _ => false,
        };
    }

    private bool IsWritten(ISymbol member) => tracer.References(member).Any(static reference => MemberWrite.Through(reference) is not null);
}
