using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotPinSubscriptionsToOldTlsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotPinSubscriptionsToOldTls.RuleId);

    protected override string Title => "Use v1_2";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        WrittenValue.Of(finding, model, cancellationToken) is { } value
            ? WrittenValue.Arms(value).Where(static arm => arm.ConstantValue is { HasValue: true, Value: string version } && DoNotPinSubscriptionsToOldTls.IsOld(version)).Select(static arm => arm.Syntax)
            : [];

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => Literal.With(root, place, "v1_2");
}
