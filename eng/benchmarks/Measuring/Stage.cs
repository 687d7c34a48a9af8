using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Benchmarks.Corpora;
using SecureTeams.Benchmarks.Peers;

namespace SecureTeams.Benchmarks.Measuring;

/// <summary>Parses, binds and analyses on one thread. No code is emitted, which leaves analyzers less to hide behind than a build does.</summary>
internal static class Stage
{
    public static Sample Run(Corpus corpus, AnalyzerSet set)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var diagnostics = Diagnose(corpus, set);
        var used = Environment.CpuUsage.TotalTime - cpu;
        var made = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new Sample(used.TotalMilliseconds, made / 1048576.0, diagnostics.Count(diagnostic => IsFinding(diagnostic, set)));
    }

    public static double MillisecondsInside(Corpus corpus, AnalyzerSet set)
    {
        var result = Analysis(corpus, set, isTimed: true).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.TotalMilliseconds);
    }

    /// <summary>Compiler errors; the repository's own sources lack what source generators write.</summary>
    public static ImmutableArray<Diagnostic> Errors(Corpus corpus) =>
        corpus.Compile(ImmutableDictionary<string, ReportDiagnostic>.Empty).GetDiagnostics().RemoveAll(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);

    private static ImmutableArray<Diagnostic> Diagnose(Corpus corpus, AnalyzerSet set)
    {
        if (set.Analyzers.IsEmpty)
        {
            return corpus.Compile(set.Severities).GetDiagnostics();
        }

        var diagnostics = Analysis(corpus, set, isTimed: false).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } crash
            ? throw new InvalidOperationException($"An analyzer of '{set.Name}' crashed: {crash}")
            : diagnostics;
    }

    private static CompilationWithAnalyzers Analysis(Corpus corpus, AnalyzerSet set, bool isTimed) =>
        corpus.Compile(set.Severities).WithAnalyzers(set.Analyzers, new CompilationWithAnalyzersOptions(
            Corpus.Configuration,
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: isTimed,
            reportSuppressedDiagnostics: false));

    private static bool IsFinding(Diagnostic diagnostic, AnalyzerSet set) =>
        !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal) && !set.Analyzers.IsEmpty;
}
