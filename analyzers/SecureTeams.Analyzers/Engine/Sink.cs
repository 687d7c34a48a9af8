using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Engine;

/// <summary>One place where a watched symbol is used, as a rule sees it.</summary>
internal sealed class Sink
{
    /// <summary>A property of findings for which no fix may be offered.</summary>
    public const string PrescribedProperty = "Prescribed";

    private static readonly ImmutableDictionary<string, string?> Prescribed = ImmutableDictionary<string, string?>.Empty.Add(PrescribedProperty, null);

    private readonly OperationAnalysisContext _context;
    private readonly CompilationFacts _facts;
    private readonly Rule _rule;

    public Sink(OperationAnalysisContext context, CompilationFacts facts, Rule rule)
    {
        _context = context;
        _facts = facts;
        _rule = rule;
        Tracer = new ValueTracer(facts.Sources, context.CancellationToken);
    }

    public IOperation Operation => _context.Operation;

    public ISymbol ContainingSymbol => _context.ContainingSymbol;

    public Compilation Compilation => _facts.Compilation;

    public CancellationToken CancellationToken => _context.CancellationToken;

    public ValueTracer Tracer { get; }

    /// <summary>Where the private members of a type are used.</summary>
    public SymbolUses Uses => new(_facts.Sources, CancellationToken);

    public bool IsTestProject => _facts.IsTestProject;

    public TargetFramework TargetFramework => _facts.TargetFramework;

    public DevelopmentGuard DevelopmentGuard => DevelopmentGuards.Around(Operation, ContainingSymbol, Tracer);

    /// <summary>G-dev: one level lower under a right-way-round development guard.</summary>
    public Lowering LoweredInDevelopment =>
        DevelopmentGuard == DevelopmentGuard.DevelopmentOnly ? Lowering.ByOneLevel("development only") : Lowering.None;

    /// <summary>G-test: one level lower in a test project.</summary>
    public Lowering LoweredInTests => IsTestProject ? Lowering.ByOneLevel("test project") : Lowering.None;

    public string? Option(RuleOption option)
    {
        var provider = _facts.Options.AnalyzerConfigOptionsProvider;
        if (provider.GetOptions(Operation.Syntax.SyntaxTree).TryGetValue(option.Key, out var value)
            || provider.GlobalOptions.TryGetValue(option.Key, out value))
        {
            return value.Trim();
        }

        return null;
    }

    public bool OptionIs(RuleOption option, string value) => string.Equals(Option(option), value, StringComparison.OrdinalIgnoreCase);

    public void Report(SyntaxNode place, params string[] arguments) => Report(place.GetLocation(), Lowering.None, arguments);

    public void Report(SyntaxNode place, Lowering lowering, params string[] arguments) => Report(place.GetLocation(), lowering, arguments);

    public void Report(Location place, Lowering lowering, params string[] arguments) =>
        Report(place, _rule.Descriptor.DefaultSeverity, lowering, arguments);

    /// <summary>For rules whose severity depends on what they found; the guards still lower it.</summary>
    public void Report(Location place, DiagnosticSeverity severity, Lowering lowering, params string[] arguments)
    {
        if (_context.IsGeneratedCode && severity != DiagnosticSeverity.Error)
        {
            return;
        }

        var slots = new object[RuleDescriptor.LoweringSlot + 1];
        arguments.CopyTo(slots, 0);
        slots[RuleDescriptor.LoweringSlot] = lowering.Reason;
        _context.ReportDiagnostic(Diagnostic.Create(
            _rule.Descriptor,
            place,
            lowering.Apply(severity),
            additionalLocations: null,
            properties: lowering.IsPrescribed ? Prescribed : null,
            slots));
    }
}
