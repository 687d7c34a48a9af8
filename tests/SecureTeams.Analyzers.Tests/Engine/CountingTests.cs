using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Engine;

/// <summary>Twice the input costs about twice the work; counted, never measured in time.</summary>
public sealed class CountingTests
{
    [Fact]
    public void CallsOfPrivateMethods_AreFoundInOneWalkThroughTheType()
    {
        var once = VisitsForCalls(100);
        var twice = VisitsForCalls(200);

        Assert.InRange(once, 100, 10_000);
        Assert.InRange(twice, once, (once * 2) + 100);
    }

    [Fact]
    public void CallsOfOverloads_AreBoundOnce()
    {
        var once = VisitsForCalls(100, "Get");
        var twice = VisitsForCalls(200, "Get");

        Assert.InRange(twice, once, (once * 2) + 100);
    }

    [Fact]
    public void WritesOfPrivateFields_AreFoundInOneWalkThroughTheType()
    {
        var once = VisitsForWrites(100);
        var twice = VisitsForWrites(200);

        Assert.InRange(twice, once, (once * 2) + 100);
    }

    [Fact]
    public void QuestionsFromManyThreads_GetTheSameAnswers()
    {
        var sources = SourcesOf(Methods(50, null), out var type);
        var methods = type.GetMembers().OfType<IMethodSymbol>().Where(method => method.Name.StartsWith('M')).ToList();
        var calls = new int[methods.Count];

        Parallel.For(0, methods.Count, index => calls[index] = new SymbolUses(sources, CancellationToken.None).Calls(methods[index]).Count);

        Assert.All(calls, count => Assert.Equal(1, count));
    }

    [Fact]
    public void LocalsOfABody_AreFoundInOneWalk()
    {
        var body = BodyOf(string.Concat(Enumerable.Range(0, 100).Select(index => $"var b{index} = true; ")));
        var index = BodyIndex.Around(body);

        Assert.Same(index, BodyIndex.Around(body.ChildOperations.Last()));
        Assert.InRange(index.Visited, 100, 100 * 8);
    }

    [Fact]
    public void EarlyExits_AreJudgedOnce()
    {
        var block = (Microsoft.CodeAnalysis.Operations.IBlockOperation)BodyOf(string.Concat(Enumerable.Range(0, 100).Select(index => $"if (x[{index}]) return; ")) + "x[0] = true;");
        var exits = new EarlyExits(block);
        var judged = 0;
        foreach (var statement in block.Operations)
        {
            Assert.Equal(DevelopmentGuard.None, exits.Before(statement, _ =>
            {
                judged++;
                return DevelopmentGuard.None;
            }));
        }

        Assert.Equal(100, judged);
    }

    [Theory]
    [InlineData(1000, 0, 1, 1)]
    [InlineData(2000, 0, 1, 1)]
    [InlineData(1024, 1, 2, 30)]
    [InlineData(2048, 1, 2, 30)]
    public async Task EditsThatFitTogether_AreTriedOnce(int candidates, int bad, int least, int most)
    {
        var trials = 0;
        var accepted = await Acceptance.OfAsync([.. Enumerable.Range(0, candidates)], trial =>
        {
            trials++;
            return Task.FromResult(!trial.Exists(edit => edit > 0 && edit <= bad));
        });

        Assert.Equal(candidates - bad, accepted.Count);
        Assert.InRange(trials, Math.Min(least, most), most);
    }

    private static int VisitsForCalls(int count, string? name = null)
    {
        var sources = SourcesOf(Methods(count, name), out var type);
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(method => method.Name != "Run" && method.MethodKind == MethodKind.Ordinary))
        {
            Assert.Single(new SymbolUses(sources, CancellationToken.None).Calls(method));
        }

        return sources.Visits;
    }

    /// <summary>Under one name they are overloads that differ by a type of their own.</summary>
    private static string Methods(int count, string? name)
    {
        var members = Enumerable.Range(0, count).Select(index => name is null
            ? $"private void M{index}(int value) {{ }}"
            : $"struct T{index} {{ }} private void {name}(T{index} value) {{ }}");
        var calls = Enumerable.Range(0, count).Select(index => name is null ? $"M{index}(1);" : $"{name}(default(T{index}));");
        return $"class C {{ {string.Join('\n', members)} void Run() {{ {string.Join('\n', calls)} }} }}";
    }

    private static int VisitsForWrites(int count)
    {
        var fields = Enumerable.Range(0, count).Select(index => $"private bool _f{index} = true; void W{index}() => _f{index} = true;");
        var sources = SourcesOf($"class C {{ {string.Join('\n', fields)} }}", out var type);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            Assert.Single(new SymbolUses(sources, CancellationToken.None).Writes(field));
        }

        return sources.Visits;
    }

    private static SourceBodies SourcesOf(string source, out INamedTypeSymbol type)
    {
        var compilation = Snippet.Compile(source);
        type = compilation.GetTypeByMetadataName("C")!;
        return new SourceBodies(compilation);
    }

    private static IOperation BodyOf(string statements)
    {
        var compilation = Snippet.Compile($"class C {{ void Run(bool[] x) {{ {statements} }} }}");
        var tree = compilation.SyntaxTrees.First();
        var method = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var operation = compilation.GetSemanticModel(tree).GetOperation(method, TestContext.Current.CancellationToken);
        return ((Microsoft.CodeAnalysis.Operations.IMethodBodyOperation)operation!).BlockBody!;
    }
}
