using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Nonces;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>What is wrong with a salt that the source states, or whose length it states.</summary>
internal static class SaltFault
{
    /// <summary>NIST SP 800-132.</summary>
    public const int Shortest = 16;

    private const int MostCarriers = 4;

    /// <summary>As a message says it; null when nothing is certainly wrong.</summary>
    public static string? Of(ValueTracer tracer, IOperation salt)
    {
        var sources = tracer.Sources(salt);
        foreach (var source in sources)
        {
            if (!(sources.Length > 1 && StoredFormat.Chooses(salt, source)) && OfSource(tracer, source, salt, MostCarriers) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    public static string? OfLength(ValueTracer tracer, IOperation length)
    {
        foreach (var source in tracer.Sources(length))
        {
            if (source.ConstantValue is { HasValue: true, Value: int bytes } && bytes < Shortest)
            {
                return Short(bytes);
            }
        }

        return null;
    }

    private static string? OfSource(ValueTracer tracer, IOperation source, IOperation salt, int carriers)
    {
        if (carriers > 0 && Carried(source) is { } carried)
        {
            return tracer.Sources(carried).Select(inner => OfSource(tracer, inner, carried, carriers - 1)).FirstOrDefault(fault => fault is not null);
        }

        return source switch
        {
            IArrayCreationOperation { Initializer: null, DimensionSizes: { Length: 1 } sizes } array => OfLength(tracer, sizes[0]) ?? OfUntouched(tracer, array, salt),
            IInvocationOperation { TargetMethod: { Name: "GetBytes", IsStatic: true, ContainingType.Name: "RandomNumberGenerator" }, Arguments: { Length: 1 } counts } => OfLength(tracer, counts[0].Value),
            IInvocationOperation { TargetMethod: { Name: "GetNextBytes", ContainingType.Name: "SecureRandom" }, Arguments: { Length: 2 } counts } => OfLength(tracer, counts[1].Value),
            IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } } => Short(0),
            IInvocationOperation { TargetMethod: { Name: "HashData" or "ComputeHash", ContainingNamespace: { Name: "Cryptography" } }, Arguments: { Length: 1 } hashed } when !tracer.Bytes(Unwrapped(hashed[0].Value)).IsEmpty => Stated,
            IInvocationOperation { TargetMethod: { Name: "ToByteArray", ContainingType.Name: "Guid" }, Instance: { } id } when tracer.Sources(id).All(part => StatedId.Is(tracer, part)) => Stated,
            { Syntax: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } } when ranks[0].Sizes.Count == 1 =>
                source.SemanticModel?.GetConstantValue(ranks[0].Sizes[0]) is { HasValue: true, Value: int size and < Shortest } ? Short(size) : null,
            _ => OfStated(tracer, source),
        };
    }

    private static string Stated => "a value that stands in the source";

    private static string Short(int bytes) => bytes + (bytes == 1 ? " byte" : " bytes");

    private static string? OfStated(ValueTracer tracer, IOperation source)
    {
        foreach (var stated in tracer.Bytes(source))
        {
            if (stated.Bytes.Length == 0)
            {
                return Short(0);
            }

            return source is IArrayCreationOperation && Buffers.IsRandomized(tracer, source) ? null : Stated;
        }

        return null;
    }

    private static string? OfUntouched(ValueTracer tracer, IArrayCreationOperation array, IOperation salt) =>
        Buffers.IsFilled(tracer, array, salt) ? null : "zeros";

    /// <summary>Conversions to spans, and copies, have the same bytes.</summary>
    private static IOperation? Carried(IOperation source) => source switch
    {
        IConversionOperation conversion => conversion.Operand,
        IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory" or "ToArray", Instance: null, Arguments: { Length: 1 } arguments } => arguments[0].Value,
        IInvocationOperation { TargetMethod.Name: "Clone", Instance: { Type.TypeKind: TypeKind.Array } array } => array,
        IPropertyReferenceOperation { Property: { Name: "Span", ContainingType.Name: "Memory" or "ReadOnlyMemory" }, Instance: { } memory } => memory,
        _ => null,
    };

    private static IOperation Unwrapped(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
