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

    public CompilationFacts(Compilation compilation, AnalyzerOptions options)
    {
        Compilation = compilation;
        Options = options;
        Silenced = new SilencedRules(compilation, options, CancellationToken.None);
        Sources = new SourceBodies(compilation);
        _isTestProject = new Lazy<bool>(() => TestProject.Detect(compilation, options));
        _settings = new Lazy<RuleSettings>(() => new RuleSettings(options));
        _targetFramework = new Lazy<TargetFramework>(() => TargetFramework.Of(compilation, options));
    }

    public Compilation Compilation { get; }

    public AnalyzerOptions Options { get; }

    public SourceBodies Sources { get; }

    public SilencedRules Silenced { get; }

    public RuleSettings Settings => _settings.Value;

    public bool IsTestProject => _isTestProject.Value;

    public TargetFramework TargetFramework => _targetFramework.Value;
}
