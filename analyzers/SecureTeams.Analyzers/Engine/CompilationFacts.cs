using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Settings;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Engine;

/// <summary>What is computed at most once a compilation, and only after something matched.</summary>
internal sealed class CompilationFacts
{
    private readonly Lazy<bool> _isTestProject;
    private readonly Lazy<RuleSettings> _settings;
    private readonly Lazy<TargetFramework> _targetFramework;
    private readonly Lazy<bool> _enforcesFips;

    public CompilationFacts(Compilation compilation, AnalyzerOptions options)
    {
        Compilation = compilation;
        Options = options;
        Silenced = new SilencedRules(compilation, options, CancellationToken.None);
        Sources = new SourceBodies(compilation);
        _isTestProject = new Lazy<bool>(() => TestProject.Detect(compilation, options));
        _settings = new Lazy<RuleSettings>(() => new RuleSettings(options));
        _targetFramework = new Lazy<TargetFramework>(() => TargetFramework.Of(compilation, options));
        _enforcesFips = new Lazy<bool>(() => compilation.SyntaxTrees.Any(tree => Settings.Fips(tree) == FipsPolicy.Enforce));
    }

    public Compilation Compilation { get; }

    public AnalyzerOptions Options { get; }

    public SourceBodies Sources { get; }

    public SilencedRules Silenced { get; }

    public RuleSettings Settings => _settings.Value;

    public bool IsTestProject => _isTestProject.Value;

    /// <summary>In one file at least.</summary>
    public bool EnforcesFips => _enforcesFips.Value;

    public TargetFramework TargetFramework => _targetFramework.Value;
}
