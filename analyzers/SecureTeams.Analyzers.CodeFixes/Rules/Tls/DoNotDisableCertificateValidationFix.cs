using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotDisableCertificateValidationFix : RuleFix
{
    private const string WholeCall = "whole call";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotDisableCertificateValidation.RuleId);

    protected override string Title => "Remove the callback, so that the platform validates";

    protected override bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        Removal.IsSafe(place, model, cancellationToken) || IsWholeOfFluentCall(place, model, cancellationToken);

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        IsWholeOfFluentCall(place, model, cancellationToken) ? WholeCall : null;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        NoteOn(place) == WholeCall && place.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.ArgumentList.Span.Contains(place.Span)) is { } call
            ? Removal.OfCall(root, call)
            : Removal.OfReceiver(root, place);

    /// <summary>A library's builder method that does nothing but take the callback can be left out of the chain.</summary>
    private static bool IsWholeOfFluentCall(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var argument = place as ArgumentSyntax ?? place.Parent as ArgumentSyntax;
        return argument?.Parent?.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } call
            && model.GetOperation(call, cancellationToken) is IInvocationOperation { Instance.Type: { } receiver, TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, Parameters.Length: 1 } method }
            && SymbolEqualityComparer.Default.Equals(method.ReturnType, receiver);
    }
}
