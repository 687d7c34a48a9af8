using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SecureTeams.Benchmarks.Corpora;

/// <summary>Sources that are compiled as often as is asked, from the text each time.</summary>
internal sealed class Corpus
{
    private readonly ImmutableArray<(string Path, SourceText Text)> _files;
    private readonly ImmutableArray<MetadataReference> _references;

    public Corpus(string name, IEnumerable<(string Path, string Text)> files, ImmutableArray<MetadataReference> references)
    {
        Name = name;
        _files = [.. files.Select(file => (file.Path, SourceText.From(file.Text)))];
        _references = references;
        Lines = _files.Sum(file => file.Text.Lines.Count);
    }

    public string Name { get; }

    public int Lines { get; }

    public int Count => _files.Length;

    /// <summary>Its size in files, when it was made to be compared with others of its kind.</summary>
    public bool IsGenerated { get; init; }

    public Compilation Compile(ImmutableDictionary<string, ReportDiagnostic> severities)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: severities,
            concurrentBuild: false);
        return CSharpCompilation.Create("Corpus", _files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parsing, file.Path)), _references, options);
    }

    public static AnalyzerOptions Configuration { get; } = new([]);
}
