using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Robustness;

/// <summary>Code that nobody writes by hand and generators do: no rule crashes on it, and the analysis ends.</summary>
public sealed class HostileShapesTests
{
    private const int Deep = 500;
    private const string Finding = "var handler = new System.Net.Http.HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };";

    /// <summary>So long that only an analysis that does not end is cut off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task MethodOfTenThousandLines_IsAnalysed()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => (i % 4) switch
        {
            0 => $"var text{i} = \"http://pki.contoso.example/\" + seed + \"{i}.crl\";",
            1 => $"if (text{i - 1}.Length > {i}) {{ seed = text{i - 1}.Substring(1); }}",
            2 => $"System.Func<int, bool> test{i} = x => x > {i} && seed.Length > 0;",
            _ => $"seed += test{i - 1}(seed.Length) ? \"a\" : text{i - 3};",
        }));

        Assert.DoesNotContain("AD0001", await IdsAsync("class Long { string Run(string seed) {\n" + lines + "\n" + Finding + " return seed; } }"));
    }

    [Fact]
    public async Task DeepBlocks_AreAnalysed() => await FindsAsync(Nested("{", "}"));

    [Fact]
    public async Task DeepConditions_AreAnalysed() => await FindsAsync(Nested("if (seed.Length > 1) {", "}"));

    [Fact]
    public async Task DeepLambdas_CrashNothing() =>
        Assert.DoesNotContain("AD0001", await IdsAsync(Method(string.Concat(Enumerable.Range(0, Deep).Select(i => $"System.Action a{i} = () => {{")) + Finding + string.Concat(Enumerable.Repeat("};", Deep)))));

    [Fact]
    public async Task DeepLocalFunctions_CrashNothing() =>
        Assert.DoesNotContain("AD0001", await IdsAsync(Method(string.Concat(Enumerable.Range(0, Deep).Select(i => $"void F{i}() {{")) + Finding + string.Concat(Enumerable.Repeat("}", Deep)))));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("!(", ")")]
    [InlineData("errors == System.Net.Security.SslPolicyErrors.None || (", ")")]
    [InlineData("seed.Length > 3 ? false : (", ")")]
    public async Task DeepAnswers_CrashNothing(string open, string close)
    {
        var answer = string.Concat(Enumerable.Repeat(open, Deep)) + "true" + string.Concat(Enumerable.Repeat(close, Deep));
        Assert.DoesNotContain("AD0001", await IdsAsync(Method("var handler = new System.Net.Http.HttpClientHandler(); handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => " + answer + ";")));
    }

    [Fact]
    public async Task LongConcatenation_CrashesNothing()
    {
        var address = string.Join(" + ", Enumerable.Range(0, 2000).Select(i => i % 3 == 0 ? "seed" : $"\"http://p{i}/\"")) + " + \".crl\"";
        Assert.DoesNotContain("AD0001", await IdsAsync(Method("System.Console.WriteLine(" + address + ");")));
    }

    [Fact]
    public async Task LongChainsOfCallsAndVariables_CrashNothing()
    {
        var calls = string.Concat(Enumerable.Range(0, Deep).Select(i => $"static bool M{i}() => M{i + 1}(); "));
        var values = string.Concat(Enumerable.Range(0, Deep).Select(i => $"var v{i + 1} = v{i} + \"/{i}\"; "));
        var source = $"class Chain {{ {calls} static bool M{Deep}() => true; void Run(string v0) {{ {values} System.Console.WriteLine(\"http://\" + v{Deep} + \".crl\");"
            + " new System.Net.Http.HttpClientHandler().ServerCertificateCustomValidationCallback = (_, _, _, _) => M0(); } }";
        Assert.DoesNotContain("AD0001", await IdsAsync(source));
    }

    [Theory]
    [InlineData("class A : B { } class B : A { } interface I : J { } interface J : I { } class C : I { } struct S { S inner; }")]
    [InlineData("class A : A { } class G<T> : G<G<T>> { } class Handler : System.Net.Http.HttpClientHandler { } class Own : Own.Inner { class Inner { } }")]
    [InlineData("partial class P : System.Net.Http.HttpClientHandler { } partial class P : P { } class T<X> where X : Y where Y : X { }")]
    public async Task CyclicBaseTypes_CrashNothing(string types) =>
        Assert.DoesNotContain("AD0001", await IdsAsync(types + " class Use { object Make() => new A { }; static bool Loop(bool x) => Loop(!x); void Run() { " + Finding + " handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => Loop(true); const string a = b, b = a; System.Console.WriteLine(a); } }"));

    [Theory]
    [InlineData("static class Extensions { extension(System.Net.Http.HttpClientHandler handler) { public bool Trusting { set => handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true; } public static System.Net.Http.HttpClientHandler Make() => new(); } }")]
    [InlineData("class C { public System.Func<object, object, object, System.Net.Security.SslPolicyErrors, bool> Callback { get => field ??= (_, _, _, _) => true; set => field = value; } }")]
    [InlineData("class C { void M(System.Net.Http.HttpClientHandler? h) { h?.ServerCertificateCustomValidationCallback = (_, _, _, _) => true; h?.MaxConnectionsPerServer += 2; } }")]
    [InlineData("public union Shape(int, string); class C { bool M(Shape s) => s switch { int i => i > 0, string t => t == \"http://a/b.crl\" }; }")]
    [InlineData("partial class C { partial C(); public partial event System.Action E; } partial class C { partial C() { } public partial event System.Action E { add { } remove { } } }")]
    [InlineData("class C { void M() { System.Span<byte> s = [1, .. stackalloc byte[2]]; System.Func<string, bool> f = (out x) => { x = 1; return true; }; var n = nameof(System.Collections.Generic.List<>); } public void operator +=(int x) { } }")]
    public async Task PreviewFeatures_CrashNothing(string source) =>
        Assert.DoesNotContain("AD0001", await IdsAsync(source, language: LanguageVersion.Preview));

    [Fact]
    public async Task WithoutReferences_NothingCrashes()
    {
        foreach (var references in new IEnumerable<MetadataReference>[]
        {
            [],
            RealAssemblies.All.Where(reference => !reference.Display!.Contains("System.Net.Http", StringComparison.Ordinal)),
            RealAssemblies.All.Where(reference => !reference.Display!.Contains("System.Security.Cryptography", StringComparison.Ordinal)),
            RealAssemblies.All.Where(reference => !reference.Display!.Contains("System.Runtime", StringComparison.Ordinal)),
        })
        {
            var list = references.ToList();
            foreach (var snippet in SnippetsOfTheSuite.All.Where((_, index) => index % 25 == 0))
            {
                Assert.DoesNotContain("AD0001", await IdsAsync(snippet, list));
            }
        }
    }

    [Fact]
    public async Task TypeOfTwoAssemblies_CrashesNothingAndIsStillFound()
    {
        var twin = CSharpCompilation.Create(
            "Twin",
            [CSharpSyntaxTree.ParseText("namespace System.Net.Http { public class HttpClientHandler { public System.Func<object, object, object, System.Net.Security.SslPolicyErrors, bool> ServerCertificateCustomValidationCallback { get; set; } } } namespace System.Security.Cryptography { public class MD5 { public static byte[] HashData(byte[] x) => x; } }", cancellationToken: TestContext.Current.CancellationToken)],
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
        var ids = await IdsAsync(Method(Finding + " System.Security.Cryptography.MD5.HashData([]); System.Net.Security.RemoteCertificateValidationCallback c = (_, _, _, _) => true;"), [.. RealAssemblies.All, twin]);

        Assert.DoesNotContain("AD0001", ids);
        Assert.Contains("ST1101", ids);
    }

    private static string Method(string body) => "class Shape { void Run(string seed) { " + body + " } }";

    private static string Nested(string open, string close) => Method(string.Concat(Enumerable.Repeat(open, Deep)) + Finding + string.Concat(Enumerable.Repeat(close, Deep)));

    private static async Task FindsAsync(string source)
    {
        var ids = await IdsAsync(source);
        Assert.DoesNotContain("AD0001", ids);
        Assert.Contains("ST1101", ids);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(string source, IEnumerable<MetadataReference>? references = null, LanguageVersion language = LanguageVersion.Latest)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(language), "/0/Shape.cs", cancellationToken: patience.Token);
        var compilation = CSharpCompilation.Create("Shape", [tree], references ?? RealAssemblies.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var findings = await Snippet.WithAllRules(compilation).GetAnalyzerDiagnosticsAsync(patience.Token);
        return [.. findings.Select(finding => finding.Id == "AD0001" ? Fail(finding) : finding.Id)];
    }

    private static string Fail(Diagnostic crash)
    {
        Assert.Fail(crash.ToString());
        return crash.Id;
    }
}
