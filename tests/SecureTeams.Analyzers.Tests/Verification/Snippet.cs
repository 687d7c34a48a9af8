using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>Source without markup, for questions that are not "exactly these findings".</summary>
internal static class Snippet
{
    public static Compilation Compile(params string[] files) => Compile(RealAssemblies.All, files);

    public static Compilation Compile(IEnumerable<MetadataReference> references, params string[] files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = files.Append(RuleVerifier.GlobalUsings).Select((file, index) => CSharpSyntaxTree.ParseText(file, options, "/0/File" + index + ".cs")).ToList();
        return CSharpCompilation.Create("Snippet", trees, references, Options(trees));
    }

    public static CompilationWithAnalyzers WithAllRules(Compilation compilation, params AdditionalText[] files) => WithAllRules(compilation, string.Empty, files);

    private static CompilationWithAnalyzers WithAllRules(Compilation compilation, string configuration, params AdditionalText[] files) =>
        compilation.WithAnalyzers(RuleCatalogue.Analyzers(), new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files], new StatedOptions(configuration)),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: true,
            reportSuppressedDiagnostics: false));

    /// <summary>What the rules, and a crash of one, report under some lines of configuration.</summary>
    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(Compilation compilation, string configuration = "") =>
        WithAllRules(compilation, configuration).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    /// <summary>What the rules report for an additional file beside a program that has nothing to report.</summary>
    public static Task<ImmutableArray<Diagnostic>> FindingsInFileAsync(string name, string text) =>
        WithAllRules(Compile("System.Console.WriteLine();"), new NamedText("/0/" + name, text)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    /// <summary>Applies the first fix offered, again and again, until none is.</summary>
    public static async Task<string> FixedAsync(string source, string configuration = "")
    {
        using var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var project = workspace.AddProject("Snippet", LanguageNames.CSharp)
            .WithMetadataReferences(RealAssemblies.All)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .AddDocument("GlobalUsings.cs", RuleVerifier.GlobalUsings).Project;
        var document = project.AddDocument("File.cs", source);
        document = document.Project.WithCompilationOptions(Options([(await document.GetSyntaxTreeAsync())!])).GetDocument(document.Id)!;
        for (var i = 0; i < 20; i++)
        {
            if (await FixOneAsync(document, configuration) is not { } changed)
            {
                break;
            }

            document = changed;
        }

        return (await document.GetTextAsync()).ToString();
    }

    private static async Task<Document?> FixOneAsync(Document document, string configuration)
    {
        var findings = await FindingsAsync((await document.Project.GetCompilationAsync())!, configuration);
        foreach (var finding in findings)
        {
            foreach (var provider in RuleCatalogue.Fixes().Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
            {
                var actions = new List<CodeAction>();
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
                if (actions.Count > 0)
                {
                    var operations = await actions[0].GetOperationsAsync(CancellationToken.None);
                    return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id);
                }
            }
        }

        return null;
    }

    private static CSharpCompilationOptions Options(IEnumerable<SyntaxTree> trees)
    {
        var hasTopLevelStatements = trees.Any(tree => tree.GetRoot() is CompilationUnitSyntax unit && unit.Members.Any(member => member is GlobalStatementSyntax));
        return new CSharpCompilationOptions(
            hasTopLevelStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable);
    }
}
