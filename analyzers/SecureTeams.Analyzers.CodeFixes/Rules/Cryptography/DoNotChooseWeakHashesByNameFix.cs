using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Cryptography;
using SecureTeams.Analyzers.Rules.Cryptography.HashNames;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotChooseWeakHashesByNameFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotChooseWeakHashesByName.RuleId);

    protected override string Title => "Name SHA-256";

    /// <summary>The names that the value is chosen from, where they stand in the argument or assignment itself.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (WrittenValue.Of(finding, model, cancellationToken) is not { } value || (finding.Parent is ArgumentSyntax argument && !IsSafe(model.GetOperation(argument, cancellationToken))))
        {
            return [];
        }

        return WrittenValue.Arms(value).Select(Sha256Name.PlaceIn).OfType<SyntaxNode>().Where(place => Sha256Name.Instead(place) is not null);
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        Sha256Name.Instead(place) is { } replacement ? root.ReplaceNode(place, replacement.WithTriviaFrom(place)) : null;

    /// <summary>Keys that are derived anew no longer open what is stored, and a buffer was sized for the old hash.</summary>
    private static bool IsSafe(IOperation? operation) => operation switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } =>
            HashNameSinks.Of(method) is { } sink && sink.Role != HashRole.Derivation && (sink.Role == HashRole.Signature || !Sha256Fitness.NeedsBuffer(method)),
        IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } constructor } } => HashNameSinks.Of(constructor) is { Role: not HashRole.Derivation },
        _ => false,
    };
}
