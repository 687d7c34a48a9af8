using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureTeams.Analyzers.Engine;

/// <summary>What a compilation is built for, since defaults of the libraries depend on it.</summary>
internal sealed class TargetFramework
{
    private static readonly TargetFramework Unknown = new(TargetFamily.Unknown, new Version(0, 0));

    private TargetFramework(TargetFamily family, Version version)
    {
        Family = family;
        Version = version;
    }

    public TargetFamily Family { get; }

    public Version Version { get; }

    /// <summary>By what the build says, else by the framework that is referenced.</summary>
    public static TargetFramework Of(Compilation compilation, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.TargetFramework", out var moniker) && moniker.Length > 0
            ? Parse(moniker)
            : OfReferences(compilation);

    public static TargetFramework Parse(string moniker)
    {
        var name = moniker.Split('-')[0].Trim().ToLowerInvariant();
        return Parse(name, "netcoreapp", TargetFamily.Core)
            ?? Parse(name, "netstandard", TargetFamily.Standard)
            ?? (name.IndexOf('.') < 0 ? ParseDigits(name) : Parse(name, "net", TargetFamily.Core))
            ?? Unknown;
    }

    private static TargetFramework? Parse(string name, string prefix, TargetFamily family) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && Version.TryParse(name.Substring(prefix.Length), out var version)
            ? new TargetFramework(family, version)
            : null;

    /// <summary>.NET Framework writes its version without dots: net48, net472.</summary>
    private static TargetFramework? ParseDigits(string name) =>
        name.StartsWith("net", StringComparison.Ordinal) && name.Length is > 4 and < 7 && Version.TryParse(string.Join(".", name.Substring(3).ToCharArray()), out var version)
            ? new TargetFramework(TargetFamily.Framework, version)
            : null;

    private static TargetFramework OfReferences(Compilation compilation)
    {
        var found = Unknown;
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (reference.Name == "System.Runtime" && reference.Version.Major >= 5)
            {
                return new TargetFramework(TargetFamily.Core, new Version(reference.Version.Major, reference.Version.Minor));
            }

            if (reference.Name == "netstandard")
            {
                found = new TargetFramework(TargetFamily.Standard, new Version(reference.Version.Major, reference.Version.Minor));
            }
        }

        return found;
    }
}
