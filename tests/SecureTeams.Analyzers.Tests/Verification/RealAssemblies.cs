using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>What snippets are compiled against: the framework and the real libraries, never stand-ins.</summary>
internal static class RealAssemblies
{
    private static readonly string[] Libraries =
    [
        "Azure.", "BouncyCastle.", "Microsoft.AspNetCore", "Microsoft.Extensions.", "Microsoft.Graph", "Microsoft.Identity.Client",
        "Microsoft.IdentityModel.", "Microsoft.Kiota.", "Microsoft.Net.Http.Headers", "SecureTeams.dll", "System.IdentityModel.",
    ];

    public static IReadOnlyList<MetadataReference> Framework { get; } = [.. Net100.References.All];

    public static IReadOnlyList<MetadataReference> All { get; } = [.. Net100.References.All, .. LibraryFiles().Select(file => MetadataReference.CreateFromFile(file))];

    public static MetadataReference TestFramework { get; } = MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location);

    private static IEnumerable<string> LibraryFiles() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Array.Exists(Libraries, library => Path.GetFileName(file).StartsWith(library, StringComparison.Ordinal)));
}
