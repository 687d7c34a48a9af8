using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureTeams.Analyzers.Engine.Settings;

internal static class AnalysisModes
{
    /// <summary>The configuration format ends a value at a semicolon, so the package passes a joined mode on with commas, under a name of its own.</summary>
    private static readonly string[] Keys = ["build_property.SecureTeamsModes", "build_property.SecureTeamsMode"];

    private static readonly char[] Separators = [';', ',', '|', ' '];

    public static AnalysisMode Of(AnalyzerConfigOptions global)
    {
        foreach (var key in Keys)
        {
            if (global.TryGetValue(key, out var value) && value.Trim().Length > 0)
            {
                return Parse(value);
            }
        }

        return AnalysisMode.Default;
    }

    /// <summary>Words that are no mode change nothing here; the package's targets refuse them.</summary>
    public static AnalysisMode Parse(string text)
    {
        var mode = AnalysisMode.Default;
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsLetter(word[0]) && Enum.TryParse<AnalysisMode>(word, ignoreCase: true, out var named))
            {
                mode |= named;
            }
        }

        return mode;
    }

    /// <summary>What a mode makes of a finding before the guards lower it.</summary>
    public static DiagnosticSeverity Raise(AnalysisMode mode, DiagnosticDescriptor rule, DiagnosticSeverity severity)
    {
        if ((mode & AnalysisMode.Scuba) != 0 && IsInBaseline(rule))
        {
            return DiagnosticSeverity.Error;
        }

        if ((mode & AnalysisMode.Strict) == 0)
        {
            return severity;
        }

        return RuleDescriptor.PriorityOf(rule) switch
        {
            Priority.P0 => DiagnosticSeverity.Error,
            Priority.P1 when severity < DiagnosticSeverity.Warning => DiagnosticSeverity.Warning,
            _ => severity,
        };
    }

    private static bool IsInBaseline(DiagnosticDescriptor rule)
    {
        foreach (var tag in rule.CustomTags)
        {
            if (tag.StartsWith("MS.TEAMS.", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
