using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Macs;

/// <summary>How many bytes a key certainly has.</summary>
internal sealed class KeyLength(ValueTracer tracer)
{
    private const int MostNested = 8;

    /// <summary>One for each origin of the key; null where the length is not known.</summary>
    public IEnumerable<int?> Of(IOperation key) => tracer.Sources(key).Select(source => OfSource(source, MostNested));

    private int? OfSource(IOperation source, int nested) => nested == 0 ? null : source switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Length,
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => Number(sizes[0]),
        IUtf8StringOperation text => Encoding.UTF8.GetByteCount(text.Value),
        IInvocationOperation call => OfCall(call, nested - 1),
        IArrayElementReferenceOperation { Indices: { Length: 1 } indices } when indices[0] is IRangeOperation range => OfRange(range),
        IObjectCreationOperation { Arguments: { Length: 1 } arguments, Type.Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory" } => Only(arguments[0].Value, nested - 1),
        { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: { } stated } } => stated.Expressions.Count,
        { Syntax: StackAllocArrayCreationExpressionSyntax } => source.ChildOperations.Select(Number).FirstOrDefault(),
        { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax stated } => stated.Initializer.Expressions.Count,
        _ => Stated(source),
    };

    private int? OfCall(IInvocationOperation call, int nested)
    {
        var arguments = call.Arguments;
        switch (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name)
        {
            case ("RandomNumberGenerator", "GetBytes") when Arguments.Named(arguments, "count") is { } count:
                return Number(count);
            case ("BitConverter", "GetBytes") when arguments.Length == 1:
                return SizeOf(arguments[0].Value.Type);
            case (var encoding, "GetBytes") when encoding.EndsWith("Encoding", StringComparison.Ordinal) && arguments.Length == 1:
                return OfText(call.Instance, arguments[0].Value);
            case ("Array", "Empty") when arguments.IsEmpty:
                return 0;
            case ("MemoryExtensions" or "Enumerable", "AsSpan" or "AsMemory" or "ToArray") when arguments.Length == 1:
                return Only(arguments[0].Value, nested);
            case ("MemoryExtensions", "AsSpan" or "AsMemory") when Arguments.Named(arguments, "length") is { } length:
                return Number(length);
            case ("Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", "Slice") when Arguments.Named(arguments, "length") is { } length:
                return Number(length);
            case ("Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", "ToArray") when call.Instance is { } span:
                return Only(span, nested);
            case ("Enumerable", "Take") when Arguments.Named(arguments, "count") is { } taken:
                return Number(taken);
            default:
                return Stated(call);
        }
    }

    /// <summary>Known when all that can reach the operand have one length.</summary>
    private int? Only(IOperation operand, int nested)
    {
        int? only = null;
        foreach (var source in tracer.Sources(operand))
        {
            if (OfSource(source, nested) is not { } length || (only ?? length) != length)
            {
                return null;
            }

            only = length;
        }

        return only;
    }

    private int? OfText(IOperation? encoding, IOperation text)
    {
        var sources = tracer.Sources(text);
        if (sources.Length != 1 || Text(sources[0]) is not { } characters)
        {
            return null;
        }

        return encoding is IPropertyReferenceOperation { Property.Name: "Unicode" or "BigEndianUnicode" } ? 2 * characters.Length
            : encoding is IPropertyReferenceOperation { Property.Name: "UTF32" } ? 4 * characters.Length
            : Encoding.UTF8.GetByteCount(characters);
    }

    /// <summary>The text, or as many characters as random text has.</summary>
    private string? Text(IOperation source) => source switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IInvocationOperation { TargetMethod: { Name: "GetHexString", ContainingType.Name: "RandomNumberGenerator" } } call => Characters(call, "stringLength"),
        IInvocationOperation { TargetMethod: { Name: "GetString", ContainingType.Name: "RandomNumberGenerator" } } call => Characters(call, "length"),
        _ => null,
    };

    private string? Characters(IInvocationOperation call, string parameter) =>
        Arguments.Named(call.Arguments, parameter) is { } length && Number(length) is { } number and >= 0 and < 1024 ? new string('0', number) : null;

    private int? OfRange(IRangeOperation range)
    {
        var start = range.LeftOperand is null ? 0 : Bound(range.LeftOperand);
        var end = range.RightOperand is null ? null : Bound(range.RightOperand);
        return end - start;
    }

    /// <summary>An index from the start; one from the end depends on the length.</summary>
    private int? Bound(IOperation operand) => Number(operand is IConversionOperation conversion ? conversion.Operand : operand);

    private int? Number(IOperation operand) => tracer.SingleConstant(operand) as int?;

    private int? Stated(IOperation source)
    {
        var stated = tracer.Bytes(source);
        return stated.Length == 1 ? stated[0].Bytes.Length : null;
    }

    private static int? SizeOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Boolean => 1,
        SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
        _ => null,
    };
}
