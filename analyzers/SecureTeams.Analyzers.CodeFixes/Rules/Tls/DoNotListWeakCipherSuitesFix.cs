using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Suites;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotListWeakCipherSuitesFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotListWeakCipherSuites.RuleId);

    protected override string Title => "Remove the weak suites";

    /// <summary>The weak elements of lists in this file; none when nothing would be left, because an empty list allows nothing.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(finding, cancellationToken) is not { } operation || DoNotListWeakCipherSuites.List(operation) is not { } list)
        {
            return [];
        }

        var tracer = new ValueTracer(new SourceBodies(model.Compilation), cancellationToken);
        var elements = SuiteList.ElementsOf(list, tracer);
        var weak = elements.Where(element => SuiteName.Weak(element, tracer).Any()).Select(static element => element.Syntax).ToList();
        return weak.Count < elements.Count && weak.TrueForAll(element => element.SyntaxTree == finding.SyntaxTree && IsListed(element)) ? weak : [];
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => place.Parent switch
    {
        InitializerExpressionSyntax initializer => MemberRemoval.From(root, initializer, (ExpressionSyntax)place),
        ExpressionElementSyntax element => root.RemoveNode(element, SyntaxRemoveOptions.KeepNoTrivia),
        _ => null,
    };

    private static bool IsListed(SyntaxNode element) => element.Parent is InitializerExpressionSyntax or ExpressionElementSyntax;
}
