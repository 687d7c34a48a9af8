using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.Engine;
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

    /// <summary>The arms that are everyone; none where one may also be a stricter scope, which the edit would weaken.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(finding, cancellationToken) is not IAssignmentOperation { Target: IPropertyReferenceOperation target }
            || MemberWrite.Through(target) is not { Value: not null } write)
        {
            return [];
        }

        var everyone = new EveryoneScope(target.Property.Type, new ValueTracer(new SourceBodies(model.Compilation), cancellationToken));
        var arms = ValueArms.Of(write).Where(everyone.CanBe).ToList();
        return arms.All(everyone.MustBe) ? arms.Select(arm => arm.Syntax) : [];
    }

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
