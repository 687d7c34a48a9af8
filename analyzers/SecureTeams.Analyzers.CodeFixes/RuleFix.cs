using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.CodeFixes;

/// <summary>A fix that edits one place; offered only when the edit changes the document and leaves no new compiler error.</summary>
internal abstract class RuleFix : CodeFixProvider
{
    private const string NoteKind = "SecureTeams.Note";

    private static readonly ConditionalWeakTable<SemanticModel, StrongBox<int>> KnownErrors = new();

    protected abstract string Title { get; }

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(FixAllAsync);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(IsFixable))
        {
            var changed = await FixAsync(context.Document, [diagnostic.Location.SourceSpan], context.CancellationToken).ConfigureAwait(false);
            if (changed is not null)
            {
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>The root with the place fixed, or null when there is no safe edit. Other places may have been fixed before.</summary>
    protected abstract SyntaxNode? Fix(SyntaxNode root, SyntaxNode place);

    /// <summary>What only the unchanged document can tell about a place.</summary>
    protected virtual bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) => true;

    /// <summary>The places to edit for a finding, where they are not the finding's own; none when there is no safe edit.</summary>
    protected virtual IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) => [finding];

    /// <summary>What <see cref="Fix"/> needs to know and only the unchanged document can tell; it finds it by <see cref="NoteOn"/>.</summary>
    protected virtual string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) => null;

    /// <summary>The same, where it also depends on an option.</summary>
    protected virtual string? Note(SyntaxNode place, SemanticModel model, Document document, CancellationToken cancellationToken) => Note(place, model, cancellationToken);

    protected static string? NoteOn(SyntaxNode place) => place.GetAnnotations(NoteKind).Select(note => note.Data).FirstOrDefault();

    private static bool IsFixable(Diagnostic diagnostic) => !diagnostic.Properties.ContainsKey(Sink.PrescribedProperty);

    /// <summary>Each edit is part of a document that was validated as a whole; no edit is validated alone unless the whole fails.</summary>
    private async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var spans = diagnostics.Where(IsFixable).Select(diagnostic => diagnostic.Location.SourceSpan).Distinct().ToList();
        var best = document;
        await Acceptance.OfAsync(spans, async trial =>
        {
            var changed = await FixAsync(document, trial, context.CancellationToken).ConfigureAwait(false);
            best = changed ?? best;
            return changed is not null;
        }).ConfigureAwait(false);
        return best;
    }

    private async Task<Document?> FixAsync(Document document, List<TextSpan> spans, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || spans.Count == 0)
        {
            return null;
        }

        var places = spans.Select(span => root.FindNode(span, getInnermostNodeForTie: true))
            .SelectMany(finding => Places(finding, model, cancellationToken))
            .Where(place => IsSafe(place, model, cancellationToken))
            .Distinct()
            .ToList();
        var marks = places.ToDictionary(place => place, place => new SyntaxAnnotation(NoteKind, Note(place, model, document, cancellationToken)));
        var current = root.ReplaceNodes(marks.Keys, (original, rewritten) => rewritten.WithAdditionalAnnotations(marks[original]));
        foreach (var mark in marks.Values)
        {
            var place = current.GetAnnotatedNodes(mark).FirstOrDefault();
            if (place is not null)
            {
                current = Fix(current, place) ?? current;
            }
        }

        var changed = document.WithSyntaxRoot(current);
        return current.ToFullString() != root.ToFullString() && await CompilesAsWellAsync(model, changed, cancellationToken).ConfigureAwait(false)
            ? changed
            : null;
    }

    private static async Task<bool> CompilesAsWellAsync(SemanticModel before, Document changed, CancellationToken cancellationToken)
    {
        var after = await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return after is not null && Errors(after, cancellationToken) is var errors && (errors == 0 || errors <= ErrorsBefore(before, cancellationToken));
    }

    /// <summary>Asked again for every trial on the same document.</summary>
    private static int ErrorsBefore(SemanticModel model, CancellationToken cancellationToken) =>
        KnownErrors.GetValue(model, counted => new StrongBox<int>(Errors(counted, cancellationToken))).Value;

    private static int Errors(SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
