using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>G-test.</summary>
internal static class TestProject
{
    private static readonly HashSet<string> TestAssemblies = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "Microsoft.VisualStudio.TestPlatform.ObjectModel",
        "Microsoft.VisualStudio.QualityTools.UnitTestFramework",
        "MSTest.TestFramework",
        "TUnit.Core",
    };

    public static bool Detect(Compilation compilation, AnalyzerOptions options)
    {
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value)
            && bool.TryParse(value, out var isTestProject))
        {
            return isTestProject;
        }

        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (TestAssemblies.Contains(reference.Name))
            {
                return true;
            }
        }

        return false;
    }
}
