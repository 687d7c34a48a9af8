using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureTeams.Analyzers.Engine;

/// <summary>One declared type that derives from, or implements, a watched one, as a rule sees it.</summary>
internal sealed class TypeSink(SymbolAnalysisContext context, CompilationFacts facts, Rule rule)
{
    public INamedTypeSymbol Type => (INamedTypeSymbol)context.Symbol;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>G-test: one level lower in a test project.</summary>
    public Lowering LoweredInTests => facts.IsTestProject ? Lowering.ByOneLevel("test project") : Lowering.None;

    /// <summary>The statements of a method; null when it has none in this compilation.</summary>
    public IOperation? Body(IMethodSymbol method) => facts.Sources.Body(method, context.CancellationToken);

    public void Report(Location place, Lowering lowering, params string[] arguments)
    {
        var severity = rule.Descriptor.DefaultSeverity;
        if (context.IsGeneratedCode && severity != DiagnosticSeverity.Error)
        {
            return;
        }

        if (Finding.Of(facts, rule.Descriptor, place, Type, severity, lowering, arguments) is { } finding)
        {
            context.ReportDiagnostic(finding);
        }
    }
}
