using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>Operations that hand on a buffer, a part of it or a copy: conversions to spans, slices, ranges.</summary>
internal static class BufferCarrier
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "AsSpan", "AsMemory", "Slice", "ToArray", "Clone", "Take", "Skip", "ToList", "AsEnumerable", "GetSubArray",
    };

    private static readonly HashSet<string> Wrappers = new(StringComparer.Ordinal)
    {
        "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory", "ArraySegment",
    };

    /// <summary>The buffer that an operation hands on; null when it makes something of its own.</summary>
    public static IOperation? Carried(IOperation operation) => operation switch
    {
        IConversionOperation conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        IInvocationOperation { TargetMethod.Name: var name } call when Methods.Contains(name) => call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null),
        IPropertyReferenceOperation { Property: { Name: "Span" or "Array", ContainingType.Name: var holder }, Instance: { } instance } when Wrappers.Contains(holder) => instance,
        IObjectCreationOperation { Type.Name: var made, Arguments: { Length: > 0 } arguments } when Wrappers.Contains(made) => arguments[0].Value,
        IArrayElementReferenceOperation { ArrayReference: var array, Indices: { Length: 1 } indices } when IsRange(indices[0]) => array,
        IImplicitIndexerReferenceOperation { Instance: var instance, Argument: var argument } when IsRange(argument) => instance,
        _ => null,
    };

    /// <summary>What is written to the result does not reach the buffer.</summary>
    public static bool Copies(IOperation carrier) =>
        carrier is IInvocationOperation { TargetMethod.Name: "ToArray" or "Clone" or "ToList" or "GetSubArray" } or IArrayElementReferenceOperation;

    /// <summary>What says which part a carrier takes.</summary>
    public static IEnumerable<IOperation> Bounds(IOperation carrier) => carrier switch
    {
        IInvocationOperation { Instance: not null } call => call.Arguments.Select(static argument => argument.Value),
        IInvocationOperation call => call.Arguments.Skip(1).Select(static argument => argument.Value),
        IObjectCreationOperation creation => creation.Arguments.Skip(1).Select(static argument => argument.Value),
        IArrayElementReferenceOperation element => element.Indices,
        IImplicitIndexerReferenceOperation element => [element.Argument],
        _ => [],
    };

    /// <summary>Nobody can write through it.</summary>
    public static bool IsReadOnly(ITypeSymbol? type) =>
        type?.Name is "ReadOnlySpan" or "ReadOnlyMemory" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "ImmutableArray";

    private static bool IsRange(IOperation index)
    {
        while (index is IConversionOperation conversion)
        {
            index = conversion.Operand;
        }

        return index is IRangeOperation || index.Type?.Name == "Range";
    }
}
