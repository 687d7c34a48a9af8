using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Rules.Tls.Chains;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Chains;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotDisableUsageChecksFix : FlagFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotDisableUsageChecks.RuleId);

    internal override FlagFault Fault => FlagFault.WrongUsage;

    protected override string Title => "Check the usage again";

    /// <summary>The switch is on by default, so its assignment goes as a whole, unless it holds another one.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        finding is AssignmentExpressionSyntax { Left: not TupleExpressionSyntax } assignment && model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol?.Name == "ValidateCertificateUse"
            ? assignment.Right is AssignmentExpressionSyntax ? [] : [assignment]
            : base.Places(finding, model, cancellationToken);
}
