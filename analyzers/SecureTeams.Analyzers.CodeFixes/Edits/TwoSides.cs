using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>A test of one value against another, however it is written.</summary>
internal sealed class TwoSides
{
    private TwoSides(string method, IOperation left, IOperation right, bool isNegated)
    {
        Method = method;
        Left = Bare(left);
        Right = Bare(right);
        IsNegated = isNegated;
    }

    public string Method { get; }

    public IOperation Left { get; }

    public IOperation Right { get; }

    public bool IsNegated { get; }

    public static TwoSides? Of(IOperation? comparison) => comparison switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary =>
            new("Equals", binary.LeftOperand, binary.RightOperand, binary.OperatorKind == BinaryOperatorKind.NotEquals),
        IInvocationOperation { Instance: { } instance, Arguments.Length: >= 1 } call => new(call.TargetMethod.Name, instance, call.Arguments[0].Value, isNegated: false),
        IInvocationOperation { Arguments.Length: >= 2 } call => new(call.TargetMethod.Name, call.Arguments[0].Value, call.Arguments[1].Value, isNegated: false),
        _ => null,
    };

    /// <summary>An operand as it is written, with what tells the compiler that it is not null.</summary>
    public static string Text(IOperation operand) =>
        (operand.Syntax.Parent is PostfixUnaryExpressionSyntax suppression ? suppression : operand.Syntax).ToString();

    private static IOperation Bare(IOperation operand)
    {
        var current = operand;
        while (current is IConversionOperation { IsImplicit: true } conversion)
        {
            current = conversion.Operand;
        }

        return current;
    }
}
