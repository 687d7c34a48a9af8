using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>Reads <c>#if DEBUG</c> and its relatives around a place.</summary>
internal static class DebugRegions
{
    public static DevelopmentGuard Around(SyntaxNode node)
    {
        var root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives)
        {
            return DevelopmentGuard.None;
        }

        var open = new Stack<DevelopmentGuard>();
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            Follow(directive, open);
        }

        foreach (var guard in open)
        {
            if (guard != DevelopmentGuard.None)
            {
                return guard;
            }
        }

        return DevelopmentGuard.None;
    }

    private static void Follow(DirectiveTriviaSyntax directive, Stack<DevelopmentGuard> open)
    {
        switch (directive)
        {
            case IfDirectiveTriviaSyntax opening:
                open.Push(Read(opening.Condition));
                break;
            case ElifDirectiveTriviaSyntax alternative when open.Count > 0:
                var before = open.Pop();
                var stated = Read(alternative.Condition);
                open.Push(stated == DevelopmentGuard.None ? Negate(before) : stated);
                break;
            case ElseDirectiveTriviaSyntax when open.Count > 0:
                open.Push(Negate(open.Pop()));
                break;
            case EndIfDirectiveTriviaSyntax when open.Count > 0:
                open.Pop();
                break;
        }
    }

    private static DevelopmentGuard Read(ExpressionSyntax condition) => condition switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } => DevelopmentGuard.DevelopmentOnly,
        ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => Negate(Read(not.Operand)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and => Either(Read(and.Left), Read(and.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or => Both(Read(or.Left), Read(or.Right)),
        _ => DevelopmentGuard.None,
    };

    private static DevelopmentGuard Negate(DevelopmentGuard guard) => guard switch
    {
        DevelopmentGuard.DevelopmentOnly => DevelopmentGuard.Inverted,
        DevelopmentGuard.Inverted => DevelopmentGuard.DevelopmentOnly,
        _ => DevelopmentGuard.None,
    };

    private static DevelopmentGuard Either(DevelopmentGuard left, DevelopmentGuard right) =>
        left == DevelopmentGuard.DevelopmentOnly || right == DevelopmentGuard.None ? left : right;

    private static DevelopmentGuard Both(DevelopmentGuard left, DevelopmentGuard right) =>
        left == right ? left : DevelopmentGuard.None;
}
