using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Engine;

/// <summary>Runs one made-up rule, to see what the engine shows it.</summary>
internal static class Probe
{
    /// <summary>The source text of every operation that the registration matched.</summary>
    public static async Task<IReadOnlyList<string>> MatchesAsync(Action<RuleRegistry, Action<Sink>> register, string source)
    {
        var findings = await FindingsAsync(registry => register(registry, sink => sink.Report(sink.Operation.Syntax)), source);
        return [.. findings.OrderBy(finding => finding.Location.SourceSpan.Start).Select(finding => source.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length))];
    }

    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(
        Action<RuleRegistry> register,
        string source,
        Func<Compilation, Compilation>? adapt = null)
    {
        var compilation = Snippet.Compile(source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await (adapt?.Invoke(compilation) ?? compilation)
            .WithAnalyzers([new Analyzer(new ProbeRule(register))])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private sealed class ProbeRule(Action<RuleRegistry> register) : Rule
    {
        public override DiagnosticDescriptor Descriptor { get; } =
            RuleDescriptor.Create("ST0001", "Probe", "matched", Category.Meta, DiagnosticSeverity.Warning, Priority.P1, "CWE-0");

        public override void Register(RuleRegistry registry) => register(registry);
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001:Missing diagnostic analyzer attribute", Justification = "No compiler shall load it.")]
    private sealed class Analyzer(Rule rule) : AreaAnalyzer([rule]);
}
