using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Benchmarks.Corpora;

internal static class Corpuses
{
    private const string GlobalUsingsOfTests = GeneratedSource.GlobalUsings + "\nglobal using Xunit;\nglobal using SecureTeams.House;";

    public static ImmutableArray<MetadataReference> Usual { get; } = [.. Net100.References.All, .. Libraries()];

    public static Corpus Generated(int files) => new(
        files + " generated files",
        [("/GlobalUsings.cs", GeneratedSource.GlobalUsings), .. GeneratedSource.Files(files, withFindings: true).Select((text, index) => ($"/Generated/File{index}.cs", text))],
        Usual)
    {
        IsGenerated = true,
    };

    /// <summary>What this repository is made of, as far as it binds in one compilation.</summary>
    public static Corpus Repository() => new(
        "this repository's sources",
        [("/GlobalUsings.cs", GlobalUsingsOfTests), .. Sources("sdk"), .. Sources("analyzers"), .. Sources("tests")],
        Usual);

    private static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(SecureTeams.House.Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SecureTeams.House.Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => ("/" + file, File.ReadAllText(Path.Combine(SecureTeams.House.Repository.Root, file))));

    /// <summary>ASP.NET Core and packages; the framework comes as reference assemblies, and our own code as source.</summary>
    private static IEnumerable<MetadataReference> Libraries()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) != framework && !Path.GetFileName(file).StartsWith("SecureTeams", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => MetadataReference.CreateFromFile(file));
    }
}
