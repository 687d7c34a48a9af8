using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureTeams.Benchmarks.Peers;

/// <summary>Analyzers that are measured together, and the severities that go with them.</summary>
internal sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    /// <summary>A part of another set.</summary>
    public bool IsPart { get; init; }

    /// <summary>The rules of others.</summary>
    public bool IsPeer { get; init; }
}
