using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Keys;

internal static class KeyExport
{
    private const int Exportable = 4;

    /// <summary>Whether flags include the one that lets a key out, however many others they are joined with.</summary>
    public static bool IsAllowedBy(IOperation flags, ValueTracer tracer) => flags switch
    {
        { ConstantValue: { HasValue: true, Value: int value } } => (value & Exportable) != 0,
        IConversionOperation { OperatorMethod: null } conversion => IsAllowedBy(conversion.Operand, tracer),
        IParenthesizedOperation parenthesized => IsAllowedBy(parenthesized.Operand, tracer),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } or => IsAllowedBy(or.LeftOperand, tracer) || IsAllowedBy(or.RightOperand, tracer),
        ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation =>
            tracer.Sources(flags).All(source => source.ConstantValue.HasValue && IsAllowedBy(source, tracer)),
        _ => false,
    };

    /// <summary>Whether the body takes a key out after the operation; what it exports to load it again is another key.</summary>
    public static bool Follows(IOperation load)
    {
        foreach (var operation in ControlFlow.Root(load).DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: var method } call && TakesKeyOut(method) && call.Syntax.Span.End > load.Syntax.Span.End)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakesKeyOut(IMethodSymbol method) =>
        method.Name.StartsWith("Export", StringComparison.Ordinal)
        || method.Name.StartsWith("TryExport", StringComparison.Ordinal)
        || method is { Name: "ToXmlString" }
        || (method.Name.EndsWith("KeyPair", StringComparison.Ordinal) && method.ContainingType.Name == "DotNetUtilities");
}
