using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Benchmarks.Corpora;
using SecureTeams.Benchmarks.Peers;
using SecureTeams.House;

namespace SecureTeams.Benchmarks.Pages;

/// <summary>What the security rules of other packages say to the wrong code of our pages.</summary>
internal static class PeerTable
{
    public static string Page { get; } = Path.Combine(Repository.Root, "analyzers", "docs", "comparison.md");

    public static async Task<string> MakeAsync()
    {
        IReadOnlyList<AnalyzerSet> peers = [.. AnalyzerSets.All().Where(set => set.IsPeer && !set.Name.Contains("default", StringComparison.Ordinal))];
        var text = new StringBuilder().Append("| Rule |");
        foreach (var peer in peers)
        {
            text.Append(' ').Append(peer.Name).Append(" |");
        }

        text.Append("\n|---|").Insert(text.Length, "---|", peers.Count).Append('\n');
        foreach (var (rule, code) in ViolationFences.All())
        {
            text.Append("| ").Append(rule).Append(" |");
            foreach (var peer in peers)
            {
                text.Append(' ').Append(await FindingsAsync(peer, rule, code)).Append(" |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static async Task<string> FindingsAsync(AnalyzerSet peer, string rule, string code)
    {
        var compilation = Compile(peer, code);
        if (compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException($"{rule}: {error}");
        }

        var findings = await compilation.WithAnalyzers(peer.Analyzers, new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
        var ids = findings.Where(finding => finding.Descriptor.Category == "Security").Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal);
        return string.Join(", ", ids);
    }

    private static CSharpCompilation Compile(AnalyzerSet peer, string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        var isProgram = tree.GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);
        return CSharpCompilation.Create(
            "Page",
            [tree, CSharpSyntaxTree.ParseText(GeneratedSource.GlobalUsings)],
            Corpuses.Usual.Add(MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "SecureTeams.dll"))),
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: peer.Severities));
    }
}
