using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotAllowClientRenegotiationFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotAllowClientRenegotiation.RuleId);

    protected override string Title => "Set it to false";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        WrittenValue.Of(finding, model, cancellationToken) is { } value
            ? WrittenValue.Arms(value).Where(static arm => arm.ConstantValue is { HasValue: true, Value: true }).Select(static arm => arm.Syntax)
            : [];

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => Literal.With(root, place, false);
}
