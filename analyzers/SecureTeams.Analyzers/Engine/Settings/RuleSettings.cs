using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine.Json;

namespace SecureTeams.Analyzers.Engine.Settings;

/// <summary>
/// What a project decided about the rules. The user's .editorconfig or global config comes first, then <c>secureteams.json</c>,
/// then the mode; a severity in a configuration file is applied by the compiler and replaces whatever is said here.
/// </summary>
internal sealed class RuleSettings
{
    public static readonly RuleOption FipsOption = new("fips");

    private readonly AnalyzerConfigOptionsProvider _configuration;
    private readonly PolicyFile _policy;
    private readonly Baseline _baseline;
    private readonly AnalysisMode _mode;

    public RuleSettings(AnalyzerOptions options)
    {
        _configuration = options.AnalyzerConfigOptionsProvider;
        _mode = AnalysisModes.Of(_configuration.GlobalOptions);
        _policy = Find(options.AdditionalFiles, PolicyFile.FileName) is { } policy ? PolicyFile.Read(policy) : PolicyFile.Empty;
        _baseline = Find(options.AdditionalFiles, Baseline.FileName) is { } baseline ? Baseline.Read(baseline) : Baseline.Empty;
    }

    public string? Option(RuleOption option, SyntaxTree tree)
    {
        if (_configuration.GetOptions(tree).TryGetValue(option.Key, out var value)
            || _configuration.GlobalOptions.TryGetValue(option.Key, out value))
        {
            return value.Trim();
        }

        return _policy.Option(option) ?? (option.Name == FipsOption.Name && (_mode & AnalysisMode.Fips) != 0 ? "enforce" : null);
    }

    /// <summary>A word that is none of the three is taken for the strictest.</summary>
    public FipsPolicy Fips(SyntaxTree tree) => FipsWords.Of(Option(FipsOption, tree)) ?? FipsPolicy.Enforce;

    /// <summary>The severity to report at, or null where the policy switches the rule off.</summary>
    public DiagnosticSeverity? Effective(DiagnosticDescriptor rule, DiagnosticSeverity severity, Lowering lowering)
    {
        var stated = _policy.SeverityOf(rule.Id);
        if (stated == ReportDiagnostic.Suppress)
        {
            return null;
        }

        var level = stated == ReportDiagnostic.Default ? AnalysisModes.Raise(_mode, rule, severity) : Level(stated);
        var lowered = lowering.Apply(level);
        return (_mode & AnalysisMode.Audit) != 0 && stated == ReportDiagnostic.Default && lowered > DiagnosticSeverity.Info ? DiagnosticSeverity.Info : lowered;
    }

    public bool Knows(string baselineEntry) => _baseline.Contains(baselineEntry);

    private static DiagnosticSeverity Level(ReportDiagnostic stated) => stated switch
    {
        ReportDiagnostic.Error => DiagnosticSeverity.Error,
        ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
        ReportDiagnostic.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };

    /// <summary>A file that cannot be read counts as absent here; a rule of its own reports it.</summary>
    private static JsonNode? Find(ImmutableArray<AdditionalText> files, string name)
    {
        foreach (var file in files)
        {
            if (IsNamed(file.Path, name) && file.GetText() is { } text)
            {
                return JsonParser.Parse(text.ToString(), out _);
            }
        }

        return null;
    }

    public static bool IsNamed(string path, string name) =>
        path.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (path.Length == name.Length || path[path.Length - name.Length - 1] is '/' or '\\');
}
