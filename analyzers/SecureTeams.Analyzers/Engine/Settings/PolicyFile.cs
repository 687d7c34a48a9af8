using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Json;

namespace SecureTeams.Analyzers.Engine.Settings;

/// <summary>The section <c>analysis</c> of <c>secureteams.json</c>: options and severities of an organisation.</summary>
internal sealed class PolicyFile
{
    public const string FileName = "secureteams.json";

    private readonly Dictionary<string, string> _options;
    private readonly Dictionary<string, ReportDiagnostic> _severities;

    private PolicyFile(Dictionary<string, string> options, Dictionary<string, ReportDiagnostic> severities)
    {
        _options = options;
        _severities = severities;
    }

    public static PolicyFile Empty { get; } = new([], []);

    public static PolicyFile Read(JsonNode root)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in root.Member("analysis")?.Member("options")?.Members ?? [])
        {
            options[option.Name] = option.Value.Text;
        }

        var severities = new Dictionary<string, ReportDiagnostic>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in root.Member("analysis")?.Member("severity")?.Members ?? [])
        {
            if (Severity(rule.Value.Text) is { } severity)
            {
                severities[rule.Name] = severity;
            }
        }

        return new PolicyFile(options, severities);
    }

    public string? Option(RuleOption option) => _options.TryGetValue(option.Name, out var value) ? value : null;

    public ReportDiagnostic SeverityOf(string id) => _severities.TryGetValue(id, out var severity) ? severity : ReportDiagnostic.Default;

    /// <summary>The words of .editorconfig.</summary>
    public static ReportDiagnostic? Severity(string word) => word.ToUpperInvariant() switch
    {
        "ERROR" => ReportDiagnostic.Error,
        "WARNING" => ReportDiagnostic.Warn,
        "SUGGESTION" => ReportDiagnostic.Info,
        "SILENT" => ReportDiagnostic.Hidden,
        "NONE" => ReportDiagnostic.Suppress,
        "DEFAULT" => ReportDiagnostic.Default,
        _ => null,
    };
}
