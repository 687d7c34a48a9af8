using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography.KeyDerivations;

/// <summary>The place in the same document that states a number of iterations and nothing else.</summary>
internal static class StatedNumber
{
    /// <summary>The expression itself, or that of the constant or variable behind it, if nobody else can see that and every use of it is a number of iterations.</summary>
    public static SyntaxNode? Of(IOperation arm, SemanticModel model, CancellationToken cancellationToken) => arm switch
    {
        IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field } => OfDeclaration(field, model, cancellationToken),
        ILocalReferenceOperation { Local: var local } => OfDeclaration(local, model, cancellationToken),
        IFieldReferenceOperation => null,
        { ConstantValue.HasValue: true } => arm.Syntax,
        _ => null,
    };

    /// <summary>The calls and assignments that take the number; none when one of its uses is something else.</summary>
    public static IReadOnlyList<IOperation> Takers(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var takers = new List<IOperation>();
        foreach (var use in Uses(place, model, cancellationToken))
        {
            if (Taker(model.GetOperation(use, cancellationToken)) is not { } taker)
            {
                return [];
            }

            takers.Add(taker);
        }

        return takers;
    }

    private static ExpressionSyntax? OfDeclaration(ISymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        var value = symbol.DeclaringSyntaxReferences is { Length: 1 } references && references[0].SyntaxTree == model.SyntaxTree
            ? (references[0].GetSyntax(cancellationToken) as VariableDeclaratorSyntax)?.Initializer?.Value
            : null;
        return value is LiteralExpressionSyntax && Takers(value, model, cancellationToken).Count > 0 ? value : null;
    }

    private static IEnumerable<SyntaxNode> Uses(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        place.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && model.GetDeclaredSymbol(declarator, cancellationToken) is { } symbol
            ? place.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, symbol))
                .Select(name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (SyntaxNode)access : name)
            : [place];

    private static IOperation? Taker(IOperation? use) => use?.Parent switch
    {
        IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation => Taker(use.Parent),
        IArgumentOperation { Parameter.Name: "iterations" or "iterationCount", Parent: { } call } => call,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "IterationCount" } target } assignment when target != use => assignment,
        _ => null,
    };
}
