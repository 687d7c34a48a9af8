using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.CodeFixes;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>All areas, rules and fixes, found by reflection as a compiler host finds them.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<AreaAnalyzer> Areas() => [.. Instances<AreaAnalyzer>(typeof(AreaAnalyzer))];

    public static IReadOnlyList<CodeFixProvider> Fixes() => [.. Instances<CodeFixProvider>(typeof(RuleFix))];

    public static IReadOnlyList<Rule> Rules() => [.. Areas().SelectMany(area => area.Rules)];

    public static Rule Rule(string id) => Rules().Single(rule => rule.Id == id);

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers() => [.. Areas()];

    public static TheoryData<string> Ids() => [.. Rules().Select(rule => rule.Id)];

    public static TheoryData<string> FixableIds() => [.. Fixes().SelectMany(fix => fix.FixableDiagnosticIds).Distinct()];

    private static IEnumerable<T> Instances<T>(Type home) =>
        home.Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .Select(type => (T)Activator.CreateInstance(type)!);
}
