using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Cryptography;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotEncryptWithConstantIvsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotEncryptWithConstantIvs.RuleId);

    protected override string Title => "Fill it with random bytes";

    /// <summary>Zeros that are sent with the result: who decrypts reads them from there, so other bytes change nothing for him.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        WrittenValue.Of(finding, model, cancellationToken) is { } value && SentBuffer.Creation(value) is { Syntax: ArrayCreationExpressionSyntax creation }
            ? [creation]
            : [];

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        place is ArrayCreationExpressionSyntax { Type.RankSpecifiers: { Count: 1 } ranks } && ranks[0].Sizes.Count == 1
            ? root.ReplaceNode(place, RandomBytes(ranks[0].Sizes[0]).WithTriviaFrom(place))
            : null;

    private static InvocationExpressionSyntax RandomBytes(ExpressionSyntax length) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.ParseExpression("global::System.Security.Cryptography.RandomNumberGenerator.GetBytes").WithAdditionalAnnotations(Simplifier.Annotation),
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(length))));
}
