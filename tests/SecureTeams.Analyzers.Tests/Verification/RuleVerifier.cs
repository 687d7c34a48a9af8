using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>Runs every rule of every area over a snippet, so that overlap between rules shows.</summary>
internal sealed class RuleVerifier : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly string[] _symbols;

    private RuleVerifier(RuleSituation situation)
    {
        _symbols = situation.Symbols;
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        TestState.AdditionalReferences.AddRange(situation.Libraries ?? RealAssemblies.All);
        if (situation.IsTestProject)
        {
            TestState.AdditionalReferences.Add(RealAssemblies.TestFramework);
        }

        if (situation.EditorConfig is { } config)
        {
            TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\n" + config + "\n"));
        }

        if (situation.Policy is { } policy)
        {
            TestState.AdditionalFiles.Add(("/secureteams.json", policy));
        }

        if (situation.GlobalConfig is { } globalConfig)
        {
            TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + globalConfig + "\n"));
        }
    }

    /// <summary>Exactly the marked findings, no others, from any rule.</summary>
    public static Task ReportsAsync(string source, RuleSituation? situation = null) => ReportsAsync([source], situation);

    public static async Task ReportsAsync(string[] files, RuleSituation? situation = null)
    {
        situation ??= new RuleSituation();
        var verifier = new RuleVerifier(situation);
        verifier.Fill(verifier.TestState, files, situation.FileName);
        await verifier.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task IsSilentAsync(string source, RuleSituation? situation = null)
    {
        Assert.DoesNotContain("{|ST", source, StringComparison.Ordinal);
        return ReportsAsync(source, situation);
    }

    /// <summary>One fix after the other, and fix-all in document, project and solution, turn the first text into the second.</summary>
    public static Task FixesAsync(string source, string fixedSource, RuleSituation? situation = null) => FixesAsync([source], [fixedSource], situation);

    public static async Task FixesAsync(string[] files, string[] fixedFiles, RuleSituation? situation = null)
    {
        situation ??= new RuleSituation();
        var verifier = new RuleVerifier(situation);
        verifier.Fill(verifier.TestState, files, situation.FileName);
        verifier.Fill(verifier.FixedState, fixedFiles, situation.FileName);
        verifier.FixedState.InheritanceMode = StateInheritanceMode.AutoInherit;
        verifier.FixedState.MarkupHandling = MarkupMode.None;
        await verifier.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The finding stands and no fix is offered for it.</summary>
    public static async Task OffersNoFixAsync(string source, RuleSituation? situation = null)
    {
        situation ??= new RuleSituation();
        var verifier = new RuleVerifier(situation) { CodeFixTestBehaviors = CodeFixTestBehaviors.None };
        verifier.Fill(verifier.TestState, [source], situation.FileName);
        verifier.Fill(verifier.FixedState, [source], situation.FileName);
        verifier.NumberOfIncrementalIterations = 0;
        verifier.NumberOfFixAllIterations = 0;
        await verifier.RunAsync(TestContext.Current.CancellationToken);
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => RuleCatalogue.Analyzers();

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => RuleCatalogue.Fixes();

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse, preprocessorSymbols: _symbols);

    protected override CompilationOptions CreateCompilationOptions() => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    private void Fill(SolutionState state, string[] files, string? fileName)
    {
        state.MarkupHandling = MarkupMode.None;
        for (var i = 0; i < files.Length; i++)
        {
            var source = new MarkedSource(files[i], fileName ?? "/0/Test" + i + ".cs");
            state.Sources.Add((source.Path, source.Text));
            state.ExpectedDiagnostics.AddRange(source.Expected);
            if (HasTopLevelStatements(source.Text))
            {
                state.OutputKind = OutputKind.ConsoleApplication;
            }
        }

        state.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));
    }

    private bool HasTopLevelStatements(string text) =>
        CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)CreateParseOptions(), cancellationToken: TestContext.Current.CancellationToken)
            .GetCompilationUnitRoot(TestContext.Current.CancellationToken)
            .Members.Any(member => member is GlobalStatementSyntax);
}
