using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Engine;

/// <summary>Runs made-up rules, to see what the engine shows them and does with what they say.</summary>
internal static class Probe
{
    /// <summary>The source text of every operation that the registration matched.</summary>
    public static async Task<IReadOnlyList<string>> MatchesAsync(Action<RuleRegistry, Action<Sink>> register, string source)
    {
        var findings = await FindingsAsync(registry => register(registry, sink => sink.Report(sink.Operation.Syntax)), source);
        return [.. findings.OrderBy(finding => finding.Location.SourceSpan.Start).Select(finding => source.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length))];
    }

    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(
        Action<RuleRegistry> register,
        string source,
        Func<Compilation, Compilation>? adapt = null,
        string configuration = "",
        string tag = "P1",
        params AdditionalText[] files) =>
        FindingsAsync([new ProbeRule("ST0001", register, tag)], source, adapt, configuration, files);

    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(
        Rule[] rules,
        string source,
        Func<Compilation, Compilation>? adapt = null,
        string configuration = "",
        params AdditionalText[] files)
    {
        var compilation = Snippet.Compile(source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await (adapt?.Invoke(compilation) ?? compilation)
            .WithAnalyzers([new Analyzer(rules)], new AnalyzerOptions([.. files], new StatedOptions(configuration)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    public static Rule Rule(string id, Action<RuleRegistry> register, params string[] yieldsTo) => new ProbeRule(id, register, "P1", yieldsTo);

    private sealed class ProbeRule(string id, Action<RuleRegistry> register, string tag, params string[] yieldsTo) : Rule
    {
        [SuppressMessage("MicrosoftCodeAnalysisDesign", "RS1017:DiagnosticId for analyzers must be a non-null constant", Justification = "Made up by each test.")]
        public override DiagnosticDescriptor Descriptor { get; } = Enum.TryParse<Priority>(tag, out var priority)
            ? RuleDescriptor.Create(id, "Probe", "matched", Category.Meta, DiagnosticSeverity.Warning, priority, "CWE-0")
            : RuleDescriptor.Create(id, "Probe", "matched", Category.Meta, DiagnosticSeverity.Warning, Priority.P2, tag);

        public override IReadOnlyList<string> YieldsTo => yieldsTo;

        public override void Register(RuleRegistry registry) => register(registry);
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001:Missing diagnostic analyzer attribute", Justification = "No compiler shall load it.")]
    private sealed class Analyzer(Rule[] rules) : AreaAnalyzer(rules);
}
