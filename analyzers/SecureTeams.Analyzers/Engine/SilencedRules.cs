using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Knows the rules whose severity is none in every file, so that nothing is registered for them.</summary>
internal sealed class SilencedRules(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
{
    public bool Contains(DiagnosticDescriptor rule)
    {
        var silencedByDefault = IsSilencedGlobally(rule.Id);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!(IsSilenced(rule, tree) ?? silencedByDefault ?? IsSilencedInBulk(rule, tree)))
            {
                return false;
            }
        }

        return true;
    }

    public bool Contains(DiagnosticDescriptor rule, SyntaxTree tree) =>
        IsSilenced(rule, tree) ?? IsSilencedGlobally(rule.Id) ?? IsSilencedInBulk(rule, tree);

    private bool? IsSilenced(DiagnosticDescriptor rule, SyntaxTree tree) =>
        compilation.Options.SyntaxTreeOptionsProvider is { } provider && provider.TryGetDiagnosticValue(tree, rule.Id, cancellationToken, out var severity)
            ? severity == ReportDiagnostic.Suppress
            : null;

    private bool? IsSilencedGlobally(string id)
    {
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out var specific))
        {
            return specific == ReportDiagnostic.Suppress;
        }

        return compilation.Options.SyntaxTreeOptionsProvider is { } provider && provider.TryGetGlobalDiagnosticValue(id, cancellationToken, out var global)
            ? global == ReportDiagnostic.Suppress
            : null;
    }

    /// <summary>The bulk switches of a category, then of all analyzers.</summary>
    private bool IsSilencedInBulk(DiagnosticDescriptor rule, SyntaxTree tree)
    {
        var configuration = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return (configuration.TryGetValue("dotnet_analyzer_diagnostic.category-" + rule.Category + ".severity", out var severity)
                || configuration.TryGetValue("dotnet_analyzer_diagnostic.severity", out severity))
            && string.Equals(severity.Trim(), "none", StringComparison.OrdinalIgnoreCase);
    }
}
