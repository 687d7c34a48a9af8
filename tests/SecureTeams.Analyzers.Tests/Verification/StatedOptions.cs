using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>Lines "key = value" of a configuration file, for every file and globally.</summary>
internal sealed class StatedOptions(string lines) : AnalyzerConfigOptionsProvider
{
    private readonly Stated _stated = new(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim()));

    public override AnalyzerConfigOptions GlobalOptions => _stated;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _stated;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _stated;

    private sealed class Stated(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
