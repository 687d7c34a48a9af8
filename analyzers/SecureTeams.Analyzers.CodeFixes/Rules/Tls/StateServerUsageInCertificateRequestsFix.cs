using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Requests;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class StateServerUsageInCertificateRequestsFix : RuleFix
{
    private const string Certificates = "global::System.Security.Cryptography.X509Certificates.";
    private const string Cryptography = "global::System.Security.Cryptography.";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(StateServerUsageInCertificateRequests.RuleId);

    protected override string Title => "Add the serverAuth usage";

    /// <summary>A usage that was chosen is left to whoever chose it.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(finding, cancellationToken) is IInvocationOperation call
            && RequestedCertificate.Of(call, new ValueTracer(new SourceBodies(model.Compilation), cancellationToken)) is { Usage: ExtendedUsage.Missing }
                ? [finding]
                : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        (model.GetOperation(place, cancellationToken) as IInvocationOperation)?.Instance is ILocalReferenceOperation request ? request.Local.Name : null;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place)
    {
        var statement = place.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is null || NoteOn(place) is not { } request)
        {
            return null;
        }

        var indentation = statement.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var added = Addition(request).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(EndOfLine(root));
        var kept = statement.WithLeadingTrivia(indentation);
        return statement.Parent switch
        {
            BlockSyntax block => root.ReplaceNode(block, block.WithStatements(block.Statements.ReplaceRange(statement, new[] { added, kept }))),
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global => root.ReplaceNode(
                unit,
                unit.WithMembers(unit.Members.ReplaceRange(global, new MemberDeclarationSyntax[] { SyntaxFactory.GlobalStatement(added), global.WithStatement(kept) }))),
            _ => null,
        };
    }

    private static StatementSyntax Addition(string request) => Simplified(SyntaxFactory.ParseStatement(
        request + ".CertificateExtensions.Add(new " + Certificates + "X509EnhancedKeyUsageExtension(new " + Cryptography + "OidCollection { new " + Cryptography + "Oid(\"1.3.6.1.5.5.7.3.1\") }, critical: false));"));

    private static StatementSyntax Simplified(StatementSyntax statement) =>
        statement.ReplaceNodes(statement.DescendantNodes().OfType<QualifiedNameSyntax>(), static (_, rewritten) => rewritten.WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>The file's own.</summary>
    private static SyntaxTrivia EndOfLine(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : SyntaxFactory.ElasticCarriageReturnLineFeed;
}
