using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Engine;

public sealed class AreaAnalyzerTests
{
    private const string Callback = """
        using System.Net.Security;
        class Client { System.Func<SslPolicyErrors, bool> callback = _ => true; }
        """;

    [Fact]
    public async Task CompilationWithoutWatchedSymbols_RegistersNoSymbolCallbacks()
    {
        var onlyCoreTypes = RealAssemblies.Framework.Where(reference => reference.Display!.Contains("System.Runtime", StringComparison.Ordinal)
            && !reference.Display.Contains("Extensions", StringComparison.Ordinal));
        var compilation = Snippet.Compile(onlyCoreTypes, "class Program { int Twice(int x) => x * 2; }").RemoveSyntaxTrees();

        Assert.Empty(await KindsAsync(compilation, analyzer => analyzer.GetType().Name == "MeetingsAnalyzer"));
    }

    [Fact]
    public async Task Area_RegistersAtMostOneCallbackAKind()
    {
        var analysis = Snippet.WithAllRules(Snippet.Compile(Callback));
        await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        foreach (var area in RuleCatalogue.Areas())
        {
            var kinds = area.Watches.Select(watch => watch.Kind).Distinct().Sum(kind => kind == WatchKind.TypedWrite ? TypedWrite.Kinds.Length : 1);
            var hosted = analysis.Analyzers.Single(analyzer => analyzer.GetType() == area.GetType());
            var telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(hosted, TestContext.Current.CancellationToken);
            Assert.InRange(telemetry.OperationActionsCount, Math.Min(kinds, 1), kinds);
        }
    }

    [Fact]
    public async Task RuleSilencedEverywhere_IsNotRegistered()
    {
        var compilation = Snippet.Compile(Callback);
        var silenced = RuleCatalogue.Rules().ToDictionary(rule => rule.Id, _ => ReportDiagnostic.Suppress);
        // One id stays on, so that the host still starts the analyzer.
        silenced.Remove("ST1101");
        var one = await KindsAsync(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(silenced)), analyzer => analyzer.GetType().Name == "TlsAnalyzer");

        Assert.Equal(1, Assert.Single(one));
    }

    private static async Task<IReadOnlyList<int>> KindsAsync(Compilation compilation, Func<object, bool> isWanted)
    {
        var analysis = Snippet.WithAllRules(compilation);
        await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var counts = new List<int>();
        foreach (var analyzer in analysis.Analyzers.Where(analyzer => isWanted(analyzer)))
        {
            var telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            if (telemetry.OperationActionsCount > 0)
            {
                counts.Add(telemetry.OperationActionsCount);
            }
        }

        return counts;
    }
}
