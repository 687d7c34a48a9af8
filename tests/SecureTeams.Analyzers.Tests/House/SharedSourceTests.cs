using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SecureTeams.Analyzers.Tests.House;

/// <summary>The reader of <c>secureteams.json</c> belongs to the SDK, and the rules can take its files as they are: it needs netstandard2.0 and nothing else.</summary>
public sealed class SharedSourceTests
{
    private static readonly string References = Path.Combine((string)AppContext.GetData("SecureTeams.Tests.PackageFolder")!, "netstandard.library", "2.0.3", "build", "netstandard2.0", "ref");

    /// <summary>What the compiler adds for a project of netstandard2.0.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Fact]
    public void Reader_CompilesForTheRulesWithoutAnyOtherReference()
    {
        string[] files = Directory.GetFiles(Path.Combine(Repository.Root, "sdk", "SecureTeams", "Meetings", "Floors", "Document"), "*.cs");
        Assert.NotEmpty(files);
        Assert.Empty(Faults([.. files.Select(File.ReadAllText)]));
    }

    [Fact]
    public void SourceThatNeedsLaterTypes_IsAFault() =>
        Assert.NotEmpty(Faults("internal static class Later { internal static bool Has(string text) => text.AsSpan().Contains('a'); }"));

    [Fact]
    public void SourceThatNeedsTheRestOfTheSdk_IsAFault() =>
        Assert.NotEmpty(Faults("internal static class Rest { internal static string Of(SecureTeams.Meetings.MeetingPolicy policy) => policy.ToString(); }"));

    private static IEnumerable<Diagnostic> Faults(params string[] sources)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Shared",
            sources.Append(ImplicitUsings).Select(source => CSharpSyntaxTree.ParseText(source, parsing)),
            Directory.GetFiles(References, "*.dll").Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }
}
