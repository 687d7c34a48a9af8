using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.Rules.Secrets;
using SecureTeams.Analyzers.Rules.Secrets.Fallbacks;
using SecureTeams.Analyzers.Rules.Secrets.Names;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Secrets;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotFallBackToSecretsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotFallBackToSecrets.RuleId);

    protected override string Title => "Throw where the secret is not set";

    protected override bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) => place.Parent switch
    {
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.CoalesceExpression) && binary.Right == place,
        ConditionalExpressionSyntax conditional => conditional.Condition != place,
        SwitchExpressionArmSyntax arm => arm.Expression == place,
        _ => false,
    };

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        FirstLiteral(model.GetOperation(place, cancellationToken)) is { } literal ? FallbackLiteral.SettingOf(literal, Whole.TextOf(literal) ?? string.Empty) : null;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place)
    {
        if (NoteOn(place) is not { } setting)
        {
            return null;
        }

        var message = SymbolDisplay.FormatLiteral(setting + " is not set.", quote: true);
        var thrown = SyntaxFactory.ParseExpression("throw new global::System.InvalidOperationException(" + message + ")");
        var type = thrown.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().First().Type;
        return root.ReplaceNode(place, thrown.ReplaceNode(type, type.WithAdditionalAnnotations(Simplifier.Annotation)).WithTriviaFrom(place));
    }

    private static IOperation? FirstLiteral(IOperation? operation)
    {
        while (operation is not null and not Microsoft.CodeAnalysis.Operations.ILiteralOperation and not Microsoft.CodeAnalysis.Operations.IUtf8StringOperation)
        {
            operation = operation.ChildOperations.FirstOrDefault();
        }

        return operation;
    }
}
