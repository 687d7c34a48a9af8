using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>Source with spans marked <c>{|ST1101:...|}</c>, or <c>{|ST1101.Warning:...|}</c> where the finding is not at its rule's severity.</summary>
internal sealed class MarkedSource
{
    public MarkedSource(string markup, string path)
    {
        TestFileMarkupParser.GetPositionsAndSpans(markup, out var text, out _, out var spans);
        Text = text;
        Path = path;
        var lines = SourceText.From(text).Lines;
        Expected = [.. spans.SelectMany(marked => marked.Value.Select(span => Expect(marked.Key, lines.GetLinePositionSpan(span))))];
    }

    public string Text { get; }

    public string Path { get; }

    public IReadOnlyList<DiagnosticResult> Expected { get; }

    private DiagnosticResult Expect(string label, LinePositionSpan span)
    {
        var parts = label.Split('.');
        var severity = parts.Length > 1
            ? Enum.Parse<DiagnosticSeverity>(parts[1])
            : RuleCatalogue.Rule(parts[0]).Descriptor.DefaultSeverity;
        return new DiagnosticResult(parts[0], severity).WithSpan(Path, span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1);
    }
}
