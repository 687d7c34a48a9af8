using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.CodeFixes.Rules.Cryptography.KeyDerivations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotDeriveKeysInFewIterationsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotDeriveKeysInFewIterations.RuleId);

    protected override string Title => "Raise the number of iterations (stored hashes have to be made anew)";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) => finding switch
    {
        ArgumentListSyntax list => [list],
        _ => WrittenValue.Of(finding, model, cancellationToken) is { } value
            ? WrittenValue.Arms(value).Select(arm => StatedNumber.Of(arm, model, cancellationToken)).OfType<SyntaxNode>()
            : [],
    };

    protected override string? Note(SyntaxNode place, SemanticModel model, Document document, CancellationToken cancellationToken)
    {
        if (place is ArgumentListSyntax list)
        {
            return ArgumentAddition.Text(list, ("iterations", IterationLiteral.Of(document, place)));
        }

        var isSha512 = StatedNumber.Takers(place, model, cancellationToken) is { Count: > 0 } takers && takers.All(taker => NeedsFewer(taker, model, cancellationToken));
        return model.GetConstantValue(place, cancellationToken) is { HasValue: true, Value: int count } && count < IterationMinimum.Of(IterationLiteral.Option(document, place), isSha512)
            ? IterationLiteral.Of(document, place, isSha512)
            : null;
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => NoteOn(place) switch
    {
        null => null,
        var text when place is ArgumentListSyntax list => ArgumentAddition.To(root, list, text),
        var text => root.ReplaceNode(place, SyntaxFactory.ParseExpression(text).WithTriviaFrom(place)),
    };

    private static bool NeedsFewer(IOperation taker, SemanticModel model, CancellationToken cancellationToken)
    {
        var arguments = taker switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        return taker is IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType.Name: "PasswordHasherOptions" } }
            || (Arguments.Named(arguments, "hashAlgorithm") ?? Arguments.Named(arguments, "prf")) is { } hash
                && DerivationHash.IsCertainlySha512(new ValueTracer(new SourceBodies(model.Compilation), cancellationToken), hash);
    }
}
