using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotSwitchStrongCryptoOffFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotSwitchStrongCryptoOff.RuleId);

    protected override string Title => "Set the switch to false";

    /// <summary>The value, where all that can be written is stated here.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(finding, cancellationToken) is IInvocationOperation call
            && (Arguments.Named(call.Arguments, "isEnabled") ?? Arguments.Named(call.Arguments, "data")) is { } value
                ? WrittenValue.Arms(value).Where(static arm => DoNotSwitchStrongCryptoOff.IsOn(arm.ConstantValue.HasValue ? arm.ConstantValue.Value : null)).Select(static arm => arm.Syntax)
                : [];

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        Literal.IsText(place) ? Literal.With(root, place, "false") : Literal.With(root, place, false);
}
