using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Tls.Versions;

/// <summary>What the names of a program's own members say about the settings in them.</summary>
internal static class SettingWords
{
    private static readonly string[] Options = ["Option", "Setting", "Config", "Parameters", "Builder"];

    private static readonly string[] Plurals = ["Protocols", "Versions"];

    private static readonly string[] Probes = ["Probe", "Probing", "Scan", "Supports"];

    private static readonly string[] Records =
    [
        "Negotiated", "Actual", "Observed", "Detected", "Expected", "Seen", "Offered", "Tested", "Probe", "Scan", "Weak", "Deprecated", "Obsolete",
        "Insecure", "Forbidden", "Blocked", "Denied", "Disallowed", "Rejected", "Refused", "Disabled", "Unsupported", "Excluded", "Removed", "Outdated",
        "Result", "Report", "Finding", "Observation", "Handshake", "Audit", "Row", "Entry", "Event", "Metric", "Telemetry", "Statistic", "Inventory",
        "Record", "Description", "Grade", "Score", "Mask",
    ];

    /// <summary>Code that asks a server what it still accepts has to offer it.</summary>
    public static bool IsProbe(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (Contains(current.Name, Probes))
            {
                return true;
            }
        }

        return false;
    }

    public static bool NamesRecord(ISymbol symbol) => Contains(symbol.Name, Records);

    public static bool NamesOptions(ISymbol symbol) => Contains(symbol.Name, Options) && !NamesRecord(symbol);

    public static bool IsPlural(string name) => Array.Exists(Plurals, plural => name.EndsWith(plural, StringComparison.OrdinalIgnoreCase));

    private static bool Contains(string name, string[] words) => Array.Exists(words, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
