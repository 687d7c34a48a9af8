using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Meetings;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Meetings;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotLetEveryoneBypassTheLobbyFix : RuleFix
{
    private const string Replacement = "Organization";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotLetEveryoneBypassTheLobby.RuleId);

    protected override string Title => "Let only the organization bypass the lobby";

    /// <summary>A value that may also be a stricter scope would be weakened.</summary>
    protected override bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        Scope(place, model, cancellationToken) is { } scope
        && model.GetOperation(place, cancellationToken) is { } value
        && new EveryoneScope(scope, new ValueTracer(new SourceBodies(model.Compilation), cancellationToken)).MustBe(value);

    /// <summary>The full name of the scope's type, where the place does not name it already.</summary>
    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var scope = Scope(place, model, cancellationToken);
        return place is MemberAccessExpressionSyntax && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(place, cancellationToken).Symbol?.ContainingType, scope)
            ? null
            : scope?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place)
    {
        if (NoteOn(place) is { } type)
        {
            return root.ReplaceNode(place, SyntaxFactory.ParseExpression(type + "." + Replacement).WithAdditionalAnnotations(Simplifier.Annotation).WithTriviaFrom(place));
        }

        return place is MemberAccessExpressionSyntax { Name: var name }
            ? root.ReplaceNode(name, SyntaxFactory.IdentifierName(Replacement).WithTriviaFrom(name))
            : null;
    }

    private static ITypeSymbol? Scope(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(place, cancellationToken).Type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => nullable.TypeArguments[0],
            var type => type,
        };
}
