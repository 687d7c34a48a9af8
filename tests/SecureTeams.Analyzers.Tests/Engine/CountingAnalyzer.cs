using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Engine;

/// <summary>An area whose rules are counted when the engine calls them. One thread, so that the bytes are theirs.</summary>
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001:Missing diagnostic analyzer attribute", Justification = "No compiler shall load it.")]
[SuppressMessage("MicrosoftCodeAnalysisPerformance", "RS1026:Enable concurrent execution", Justification = "Bytes are counted by thread.")]
internal sealed class CountingAnalyzer(AreaAnalyzer area) : DiagnosticAnalyzer
{
    private readonly Dictionary<string, int> _calls = [];

    public int Calls => _calls.Values.Sum();

    public IReadOnlyDictionary<string, int> CallsByRule => _calls;

    /// <summary>What the rules allocated, the operations that they made the compiler bind included.</summary>
    public long Bytes { get; private set; }

    public Action Called { get; init; } = () => { };

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => area.SupportedDiagnostics;

    public static async Task<(IReadOnlyList<CountingAnalyzer> Areas, ImmutableArray<Diagnostic> Findings)> RunAsync(
        Compilation compilation, CancellationToken cancellationToken, Action? called = null)
    {
        CountingAnalyzer[] areas = [.. RuleCatalogue.Areas().Select(area => new CountingAnalyzer(area) { Called = called ?? (() => { }) })];
        var analysis = compilation.WithAnalyzers([.. areas], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false));
        return (areas, await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken));
    }

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            var table = new WatchTable(start.Compilation, [.. area.Watches.Select(Counted)], _ => false);
            new Dispatcher(table, new CompilationFacts(start.Compilation, start.Options)).RegisterWith(start);
        });
    }

    private Watch Counted(Watch watch) => new(
        watch.Rule,
        watch.Kind,
        watch.Type,
        watch.Member,
        watch.Gate,
        sink => Count(watch.Rule, () => watch.Inspect(sink)),
        sink => Count(watch.Rule, () => watch.InspectType?.Invoke(sink)));

    private void Count(Rule rule, Action inspect)
    {
        _calls[rule.Id] = _calls.GetValueOrDefault(rule.Id) + 1;
        Called();
        var before = GC.GetAllocatedBytesForCurrentThread();
        inspect();
        Bytes += GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
