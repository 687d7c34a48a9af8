using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotLoadExportablePrivateKeysFix : RuleFix
{
    private const string Flag = "Exportable";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotLoadExportablePrivateKeys.RuleId);

    protected override string Title => "Keep the private key where it is";

    /// <summary>The flag where the argument names it; behind a variable it may serve others.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        ValueReplacement.ValueOf(finding)?.DescendantNodesAndSelf().Where(node => IsFlag(node, model, cancellationToken)) ?? [];

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => place.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } joined
        ? root.ReplaceNode(joined, (joined.Left == place ? joined.Right : joined.Left).WithTriviaFrom(joined))
        : ValueReplacement.WithMember(root, place, "System.Security.Cryptography.X509Certificates.X509KeyStorageFlags", "DefaultKeySet");

    private static bool IsFlag(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Flag } or IdentifierNameSyntax { Identifier.ValueText: Flag, Parent: not MemberAccessExpressionSyntax }
        && model.GetSymbolInfo(node, cancellationToken).Symbol is IFieldSymbol { ContainingType.Name: "X509KeyStorageFlags" };
}
