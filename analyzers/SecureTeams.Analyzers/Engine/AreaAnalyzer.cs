using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine.Settings;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Hosts the rules of one area behind at most one callback an operation kind.</summary>
internal abstract class AreaAnalyzer : DiagnosticAnalyzer
{
    private readonly RuleRegistry _registry;

    protected AreaAnalyzer(Rule[] rules)
    {
        Rules = ImmutableArray.Create(rules);
        _registry = RuleRegistry.Of(rules);
        SupportedDiagnostics = rules
            .SelectMany(rule => new[] { rule.Descriptor, rule.WhenInverted, rule.WhenDevelopmentOnly })
            .OfType<DiagnosticDescriptor>()
            .Distinct()
            .ToImmutableArray();
    }

    public ImmutableArray<Rule> Rules { get; }

    public IReadOnlyList<Watch> Watches => _registry.Watches;

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A hole in generated code is still one; Sink reports errors only there.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        if ((AnalysisModes.Of(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions) & AnalysisMode.Off) != 0)
        {
            return;
        }

        var silenced = new SilencedRules(context.Compilation, context.Options, context.CancellationToken);
        var facts = new CompilationFacts(context.Compilation, context.Options);
        var table = new WatchTable(context.Compilation, _registry.Watches, rule => (rule.IsForFipsOnly && !facts.EnforcesFips) || silenced.Contains(rule.Descriptor));
        new Dispatcher(table, facts).RegisterWith(context);
        FileDispatcher.Register(context, _registry.FileWatches);
    }
}
