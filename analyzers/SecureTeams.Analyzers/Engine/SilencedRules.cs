using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Knows the rules whose severity is none in every file, so that nothing is registered for them.</summary>
internal static class SilencedRules
{
    public static bool Contains(Compilation compilation, Rule rule, CancellationToken cancellationToken)
    {
        var silencedByDefault = IsSilencedGlobally(compilation.Options, rule.Id, cancellationToken);
        var provider = compilation.Options.SyntaxTreeOptionsProvider;
        if (provider is null)
        {
            return silencedByDefault;
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            var silenced = provider.TryGetDiagnosticValue(tree, rule.Id, cancellationToken, out var severity)
                ? severity == ReportDiagnostic.Suppress
                : silencedByDefault;
            if (!silenced)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSilencedGlobally(CompilationOptions options, string id, CancellationToken cancellationToken)
    {
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out var specific))
        {
            return specific == ReportDiagnostic.Suppress;
        }

        return options.SyntaxTreeOptionsProvider is { } provider
            && provider.TryGetGlobalDiagnosticValue(id, cancellationToken, out var global)
            && global == ReportDiagnostic.Suppress;
    }
}
