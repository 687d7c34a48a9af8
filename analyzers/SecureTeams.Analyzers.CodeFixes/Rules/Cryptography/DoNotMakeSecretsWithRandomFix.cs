using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Cryptography;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotMakeSecretsWithRandomFix : RuleFix
{
    private const string Generator = "global::System.Security.Cryptography.RandomNumberGenerator.";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotMakeSecretsWithRandom.RuleId);

    protected override string Title => "Use RandomNumberGenerator";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        finding is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call && call.ArgumentList.Arguments.All(argument => argument.NameColon is null) ? [call] : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(place, cancellationToken) is IInvocationOperation { TargetMethod: var method } ? Instead(method) : null;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place)
    {
        if (NoteOn(place) is not { } text || place is not InvocationExpressionSyntax call)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments.Count == 0 ? SyntaxFactory.ParseArgumentList("(int.MaxValue)") : call.ArgumentList;
        return root.ReplaceNode(call, SyntaxFactory.InvocationExpression(Shortened.Expression(text), arguments).WithTriviaFrom(call));
    }

    private static string? Instead(IMethodSymbol method) => method.Name switch
    {
        "Next" => Generator + "GetInt32",
        "NextBytes" => Generator + "Fill",
        "GetItems" => Generator + "GetItems<" + method.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ">",
        "GetString" or "GetHexString" => Generator + method.Name,
        _ => null,
    };
}
