using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RequireServerAuthenticationFix : RuleFix
{
    private const string Requirement = ".ChainPolicy.ApplicationPolicy.Add(new global::System.Security.Cryptography.Oid(\"1.3.6.1.5.5.7.3.1\"));";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RequireServerAuthentication.RuleId);

    protected override string Title => "Require serverAuth";

    /// <summary>A chain without a name cannot be told anything beforehand.</summary>
    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var chain } } && Bare(chain) is { } name && StatementInsertion.InList(place) is { } statement
            ? StatementInsertion.Before(root, statement, ParsedStatement.From(name + Requirement))
            : null;

    private static string? Bare(ExpressionSyntax chain) => chain switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => name.Identifier.Text,
        _ => null,
    };
}
