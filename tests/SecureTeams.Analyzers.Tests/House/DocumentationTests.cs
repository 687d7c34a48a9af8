using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Tests.Verification;
using SecureTeams.AspNetCore;
using SecureTeams.Azure;
using SecureTeams.Emulator;

namespace SecureTeams.Analyzers.Tests.House;

/// <summary>Compiles every C# fence of the README and of the SDK's pages, and runs the rules over it. Rule pages have tests of their own.</summary>
public sealed partial class DocumentationTests
{
    private static readonly MetadataReference[] References =
    [
        .. RealAssemblies.All,
        MetadataReference.CreateFromFile(typeof(TeamsEmulator).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(SecureTeamsListenOptionsExtensions).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(AzureTeamsCredential).Assembly.Location),
        RealAssemblies.TestFramework,
        MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location),
    ];

    /// <summary>What a fence may take as given; it is the reader's own.</summary>
    private const string Given = "System.Guid clientId, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate, System.Guid organizerId, System.DateTimeOffset start, Microsoft.Extensions.Configuration.IConfiguration configuration, Microsoft.Extensions.DependencyInjection.IServiceCollection services";

    public static TheoryData<string, int> Fences()
    {
        var fences = new TheoryData<string, int>();
        foreach (string page in Pages())
        {
            for (int index = 0; index < Code().Count(File.ReadAllText(page)); index++)
            {
                fences.Add(Path.GetRelativePath(Repository.Root, page).Replace('\\', '/'), index);
            }
        }

        return fences;
    }

    [Theory]
    [MemberData(nameof(Fences))]
    public async Task Fence_CompilesAndBreaksNoRule(string page, int index)
    {
        string code = Code().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page), TestContext.Current.CancellationToken))[index].Groups["code"].Value;
        Compilation compilation = Snippet.Compile(References, Wrap(code));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await Snippet.FindingsAsync(compilation));
    }

    [Fact]
    public void QuickStart_IsShort()
    {
        string code = Code().Match(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Groups["code"].Value;
        Assert.InRange(code.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith("using SecureTeams", StringComparison.Ordinal)), 5, 15);
    }

    [Fact]
    public void EveryLink_LeadsToAFile()
    {
        foreach (string page in Pages().Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "docs"), "*.md", SearchOption.AllDirectories)))
        {
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                string target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link.Groups["file"].Value));
                Assert.True(Path.Exists(target), $"{Path.GetFileName(page)} links to {link.Groups["file"].Value}, which does not exist");
            }
        }
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "sdk"), "*.md", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Prepend(Path.Combine(Repository.Root, "README.md"));

    /// <summary>Statements become the body of a method; a fence with a type or method declaration of its own stands in a class.</summary>
    private static string Wrap(string code)
    {
        string[] lines = code.Split('\n');
        string usings = string.Join('\n', lines.Where(IsUsing));
        string body = string.Join('\n', lines.Where(line => !IsUsing(line)));
        return Declaration().IsMatch(body)
            ? $"{usings}\n{body}"
            : $"{usings}\nfile static class Page\n{{\nstatic async System.Threading.Tasks.Task Run({Given})\n{{\nawait System.Threading.Tasks.Task.CompletedTask;\n{body}\n}}\n}}";
    }

    private static bool IsUsing(string line) => UsingDirective().IsMatch(line);

    [GeneratedRegex("```csharp\r?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<file>[^)#:]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^using [\w.]+;\s*$")]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"^(public |internal |file )?(sealed |static |partial )*(class|record|interface) ", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
