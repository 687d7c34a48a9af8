using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;
using SecureTeams.Benchmarks.Corpora;

namespace SecureTeams.Analyzers.Tests.Engine;

/// <summary>Speed, by counting: how often rules are called on honest code, and what a look-up that finds nothing leaves behind.</summary>
public sealed class HotPathTests
{
    /// <summary>Calls of rules per 1,000 lines of code that has nothing to do with what they watch; most are for a Guid or a Random.</summary>
    private const int OrdinaryBudget = 8;

    /// <summary>The same, where a third of the files handle keys, tokens, passwords or certificates and none has anything to report.</summary>
    private const int SecurityBudget = 60;

    private const int Files = 60;

    public static TheoryData<string> Areas => [.. RuleCatalogue.Areas().Select(area => area.GetType().Name)];

    [Fact]
    public Task OrdinaryCode_CallsHardlyAnyRuleAndIsSilent() => CallsFewRulesAsync(GeneratedSource.OrdinaryFiles(Files), OrdinaryBudget);

    [Fact]
    public Task HonestSecurityCode_CallsFewRulesAndIsSilent() => CallsFewRulesAsync(GeneratedSource.Files(Files, withFindings: false), SecurityBudget);

    [Fact]
    public async Task TwiceTheCode_CallsRulesAtMostTwiceAsOften()
    {
        var once = await CallsAsync(Files);
        var twice = await CallsAsync(2 * Files);

        // The second half is not the first, but of the same fifteen kinds.
        Assert.InRange(twice, 1, (int)(2.1 * once) + 1);
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task LookUpThatFindsNothing_AllocatesNothing(string area)
    {
        var compilation = Corpus(15);
        var operations = await OperationCollector.CollectAsync(compilation);
        var watches = RuleCatalogue.Areas().Single(hosted => hosted.GetType().Name == area).Watches;
        var table = new WatchTable(compilation, watches, _ => false);
        var matches = Enum.GetValues<WatchKind>().ToDictionary(kind => kind, kind => table.Of(kind) is { } watched ? new SymbolMatch(watched) : null);
        Assert.InRange(operations.Length, 1000, int.MaxValue);
        Assert.Equal(0, Allocations.Least(Run));

        void Run()
        {
            foreach (var operation in operations)
            {
                LookUp(matches, operation);
            }
        }
    }

    [Fact]
    public async Task WithoutReferences_NothingIsRegistered()
    {
        var compilation = Snippet.Compile([], "class Program { string text = \"http://contoso.example/a.crl\"; object made = new object(); int Twice(int x) => x * 2; }");
        var analysis = Snippet.WithAllRules(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.First()));
        await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        foreach (var analyzer in analysis.Analyzers)
        {
            var telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            var registered = telemetry.OperationActionsCount + telemetry.SymbolActionsCount;
            Assert.True(registered == 0, analyzer.GetType().Name + " registered " + registered);
        }
    }

    private static async Task CallsFewRulesAsync(IReadOnlyList<string> files, int budget)
    {
        var compilation = Snippet.Compile([GeneratedSource.GlobalUsings, .. files]);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var (areas, findings) = await CountingAnalyzer.RunAsync(compilation, TestContext.Current.CancellationToken);

        Assert.Empty(findings);
        var calls = string.Join(", ", areas.SelectMany(area => area.CallsByRule));
        Assert.True(areas.Sum(area => area.Calls) * 1000 <= budget * Lines(compilation), calls + " in " + Lines(compilation) + " lines");
    }

    private static bool LookUp(Dictionary<WatchKind, SymbolMatch?> matches, IOperation operation) => operation switch
    {
        IInvocationOperation call => matches[WatchKind.Invocation]?.Find(call.TargetMethod) is not null
            | (matches[WatchKind.TypeArgument] is { } created && Dispatcher.FindCreatedArgument(created, call.TargetMethod) is not null),
        IMethodReferenceOperation group => matches[WatchKind.MethodReference]?.Find(group.Method) is not null,
        IObjectCreationOperation creation => matches[WatchKind.ObjectCreation]?.Find(creation.Type) is not null,
        IPropertyReferenceOperation property => matches[WatchKind.PropertyReference]?.Find(property.Property) is not null,
        IFieldReferenceOperation field => matches[WatchKind.FieldReference]?.Find(field.Field) is not null,
        IDelegateCreationOperation => matches[WatchKind.DelegateTaking] is { } taking && Dispatcher.FindDelegate(taking, operation) is not null,
        _ => false,
    };

    private static async Task<int> CallsAsync(int files)
    {
        var (areas, _) = await CountingAnalyzer.RunAsync(Corpus(files), TestContext.Current.CancellationToken);
        return areas.Sum(area => area.Calls);
    }

    private static Compilation Corpus(int files) => Snippet.Compile([GeneratedSource.GlobalUsings, .. GeneratedSource.Files(files, withFindings: false)]);

    private static int Lines(Compilation compilation) => compilation.SyntaxTrees.Sum(tree => tree.GetText(TestContext.Current.CancellationToken).Lines.Count);

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001:Missing diagnostic analyzer attribute", Justification = "No compiler shall load it.")]
    [SuppressMessage("MicrosoftCodeAnalysisPerformance", "RS1026:Enable concurrent execution", Justification = "It fills one list.")]
    private sealed class OperationCollector : DiagnosticAnalyzer
    {
        private readonly ImmutableArray<IOperation>.Builder _found = ImmutableArray.CreateBuilder<IOperation>();

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleCatalogue.Areas()[0].SupportedDiagnostics;

        public static async Task<ImmutableArray<IOperation>> CollectAsync(Compilation compilation)
        {
            var collector = new OperationCollector();
            await compilation.WithAnalyzers([collector]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
            return collector._found.ToImmutable();
        }

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterOperationAction(
                found => _found.Add(found.Operation),
                OperationKind.Invocation,
                OperationKind.MethodReference,
                OperationKind.ObjectCreation,
                OperationKind.PropertyReference,
                OperationKind.FieldReference,
                OperationKind.DelegateCreation);
        }
    }
}
