using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Settings;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Engine;

/// <summary>One place where a watched symbol is used, as a rule sees it.</summary>
internal sealed class Sink
{
    /// <summary>A property of findings for which no fix may be offered.</summary>
    public const string PrescribedProperty = "Prescribed";

    private readonly OperationAnalysisContext _context;
    private readonly CompilationFacts _facts;
    private readonly Rule _rule;
    private readonly Claims? _claims;
    private DevelopmentGuard? _developmentGuard;

    public Sink(OperationAnalysisContext context, CompilationFacts facts, Rule rule, Claims? claims)
    {
        _context = context;
        _facts = facts;
        _rule = rule;
        _claims = claims;
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

    public DevelopmentGuard DevelopmentGuard => _developmentGuard ??= DevelopmentGuards.Around(Operation, ContainingSymbol, Tracer);

    public TargetFramework TargetFramework => _facts.TargetFramework;

    /// <summary>G-dev: one level lower under a right-way-round development guard.</summary>
    public Lowering LoweredInDevelopment =>
        DevelopmentGuard == DevelopmentGuard.DevelopmentOnly ? Lowering.ByOneLevel("development only") : Lowering.None;

    /// <summary>G-test: one level lower in a test project.</summary>
    public Lowering LoweredInTests => IsTestProject ? Lowering.ByOneLevel("test project") : Lowering.None;

    public FipsPolicy Fips => _facts.Settings.Fips(Operation.Syntax.SyntaxTree);

    /// <summary>Whether another rule says nothing in this file.</summary>
    public bool IsSilenced(DiagnosticDescriptor other) => _facts.Silenced.Contains(other, Operation.Syntax.SyntaxTree);

    public string? Option(RuleOption option) => _facts.Settings.Option(option, Operation.Syntax.SyntaxTree);

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

        var descriptor = _rule.Descriptor;
        if (Instead() is { } other)
        {
            descriptor = other;
            severity = other.DefaultSeverity;
            lowering = Lowering.None;
        }
        else if (severity == DiagnosticSeverity.Warning && descriptor.Category == Category.Cryptography && Fips == FipsPolicy.Enforce)
        {
            severity = DiagnosticSeverity.Error;
        }

        var entry = Baseline.Entry(descriptor.Id, place, ContainingSymbol);
        if (_facts.Settings.Knows(entry))
        {
            lowering = Lowering.To(DiagnosticSeverity.Info, "in the baseline").Or(lowering);
        }

        if (_facts.Settings.Effective(descriptor, severity, lowering) is { } effective)
        {
            Report(Diagnostic.Create(descriptor, place, effective, additionalLocations: null, Properties(entry, lowering), Slots(lowering, arguments)));
        }
    }

    private void Report(Diagnostic finding)
    {
        if (_claims is { } claims)
        {
            claims.Add(_rule, finding);
        }
        else
        {
            _context.ReportDiagnostic(finding);
        }
    }

    private DiagnosticDescriptor? Instead()
    {
        if (_rule is { WhenInverted: null, WhenDevelopmentOnly: null })
        {
            return null;
        }

        var other = DevelopmentGuard switch
        {
            DevelopmentGuard.Inverted => _rule.WhenInverted,
            DevelopmentGuard.DevelopmentOnly => _rule.WhenDevelopmentOnly,
            _ => null,
        };
        return other is null || _facts.Silenced.Contains(other, Operation.Syntax.SyntaxTree) ? null : other;
    }

    private static ImmutableDictionary<string, string?> Properties(string entry, Lowering lowering)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Baseline.EntryProperty, entry);
        return lowering.IsPrescribed ? properties.Add(PrescribedProperty, null) : properties;
    }

    private static object[] Slots(Lowering lowering, string[] arguments)
    {
        var slots = new object[RuleDescriptor.LoweringSlot + 1];
        arguments.CopyTo(slots, 0);
        slots[RuleDescriptor.LoweringSlot] = lowering.Reason;
        return slots;
    }
}
