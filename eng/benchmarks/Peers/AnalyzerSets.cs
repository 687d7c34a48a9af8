using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureTeams.Benchmarks.Peers;

internal static class AnalyzerSets
{
    public const string None = "none";
    public const string Empty = "empty analyzer";
    public const string Ours = "SecureTeams, all areas";

    private static readonly AnalyzerLoader Loader = new();

    public static IReadOnlyList<AnalyzerSet> All()
    {
        var ours = Load(Path.Combine(AppContext.BaseDirectory, "SecureTeams.Analyzers.dll"));
        var net = Load(
            PackageFolder.File("microsoft.codeanalysis.netanalyzers/11.0.100/analyzers/dotnet/cs/Microsoft.CodeAnalysis.NetAnalyzers.dll"),
            PackageFolder.File("microsoft.codeanalysis.netanalyzers/11.0.100/analyzers/dotnet/cs/Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"));
        return
        [
            new(None, []),
            new(Empty, [new EmptyAnalyzer()]),
            new(Ours, ours),
            .. ours.Select(area => new AnalyzerSet("SecureTeams, " + area.GetType().Name.Replace("Analyzer", string.Empty, StringComparison.Ordinal), [area]) { IsPart = true }),
            new("NetAnalyzers 11.0.100, CA3xxx and CA5xxx", net) { Severities = Forced(net, id => id.StartsWith("CA3", StringComparison.Ordinal) || id.StartsWith("CA5", StringComparison.Ordinal)), IsPeer = true },
            new("NetAnalyzers 11.0.100, as enabled by default", net) { IsPeer = true },
            new("SecurityCodeScan.VS2019 5.6.7", Load(PackageFolder.File("securitycodescan.vs2019/5.6.7/analyzers/dotnet/SecurityCodeScan.VS2019.dll"))) { IsPeer = true },
            new("Meziantou.Analyzer 3.0.321", Load(PackageFolder.File("meziantou.analyzer/3.0.321/analyzers/dotnet/roslyn5.0/cs/Meziantou.Analyzer.dll"))) { IsPeer = true },
        ];
    }

    /// <summary>The wanted rules on, all others of the package off.</summary>
    private static ImmutableDictionary<string, ReportDiagnostic> Forced(ImmutableArray<DiagnosticAnalyzer> analyzers, Func<string, bool> isWanted) =>
        analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(descriptor => descriptor.Id)
            .Distinct()
            .ToImmutableDictionary(id => id, id => isWanted(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);

    private static ImmutableArray<DiagnosticAnalyzer> Load(params string[] files) =>
    [
        .. files.SelectMany(file =>
        {
            var reference = new AnalyzerFileReference(file, Loader);
            reference.AnalyzerLoadFailed += (_, failure) => throw new InvalidOperationException($"{file}: {failure.Message}", failure.Exception);
            return reference.GetAnalyzers(LanguageNames.CSharp);
        }),
    ];
}
