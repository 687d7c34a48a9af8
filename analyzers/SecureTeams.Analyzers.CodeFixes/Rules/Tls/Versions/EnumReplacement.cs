using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Tls.Versions;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls.Versions;

/// <summary>Puts other members of the same enum in the place of the values that a rule reports.</summary>
internal static class EnumReplacement
{
    public static IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, Func<long, bool> isReported, CancellationToken cancellationToken)
    {
        if (WrittenValue.Of(finding, model, cancellationToken) is not { } value)
        {
            return [];
        }

        var tracer = new ValueTracer(new SourceBodies(model.Compilation), cancellationToken);
        return WrittenValue.Arms(value)
            .Where(arm => EnumOf(arm.Type) is { } type && new EnumNumbers(type, tracer).Any(arm, isReported))
            .Select(arm => arm.Syntax);
    }

    public static ITypeSymbol? EnumAt(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        EnumOf(model.GetTypeInfo(place, cancellationToken).ConvertedType) ?? EnumOf(model.GetTypeInfo(place, cancellationToken).Type);

    public static bool IsJoined(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(place, cancellationToken) is { } arm && WrittenValue.IsJoined(arm);

    /// <summary>The members joined, under the full name of their type.</summary>
    public static string Text(ITypeSymbol type, params string[] members)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return string.Join(" | ", members.Select(member => name + "." + member));
    }

    public static SyntaxNode? With(SyntaxNode root, SyntaxNode place, string? text)
    {
        if (place is not ExpressionSyntax || text is null)
        {
            return null;
        }

        var replacement = Simplified(SyntaxFactory.ParseExpression(text)).WithTriviaFrom(place);
        return replacement is BinaryExpressionSyntax union && place.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } outer && outer.Right == place
            ? root.ReplaceNode(outer, union.WithLeft(outer.WithRight(union.Left)))
            : root.ReplaceNode(place, replacement);
    }

    private static ExpressionSyntax Simplified(ExpressionSyntax expression) => expression is BinaryExpressionSyntax union
        ? union.WithLeft(Simplified(union.Left)).WithRight(Simplified(union.Right))
        : expression.WithAdditionalAnnotations(Simplifier.Annotation);

    private static ITypeSymbol? EnumOf(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Enum } => type,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } wrapped } => EnumOf(wrapped[0]),
        _ => null,
    };
}
