using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Tests.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Robustness;

/// <summary>Four times the code costs the rules about four times as much. Counted in calls and in bytes that they allocate, never in time.</summary>
public sealed class GrowthTests
{
    private const int Small = 200;
    private const int Factor = 4;

    /// <summary>Quadratic work would cost 16 times as much.</summary>
    private const double MostGrowth = 7;

    [Fact]
    public Task LongMethod_GrowsLinearly() => GrowsLinearlyAsync(size => "class C { string Run(string seed) {\n" + Repeat(size, i =>
        $"var text{i} = \"http://pki.contoso.example/\" + seed + \"{i}.crl\"; if (text{i}.Length > {i}) {{ seed += text{i}; }}\n") + " return seed; } }");

    [Fact]
    public Task LongConcatenation_GrowsLinearly() => GrowsLinearlyAsync(size =>
        "class C { string Run(string seed) => " + Repeat(size, i => i % 3 == 0 ? "seed + " : $"\"http://p{i}/\" + ") + "\".crl\"; }");

    [Fact]
    public Task ManyFindingsInOneType_GrowLinearly() => GrowsLinearlyAsync(size => "class C {\n" + Repeat(size, i =>
        $"object M{i}() => new System.Net.Http.HttpClientHandler {{ ServerCertificateCustomValidationCallback = (_, _, _, _) => true }};\n") + "}");

    [Fact]
    public Task ManyFindingsInOneMethod_GrowLinearly() => GrowsLinearlyAsync(size => "class C { void Run(byte[] data) {\n" + Repeat(size, i =>
        $"var hash{i} = System.Security.Cryptography.MD5.HashData(data); System.Console.WriteLine(hash{i}.Length);\n") + "} }");

    [Fact]
    public Task ManySecretsInOneType_GrowLinearly() => GrowsLinearlyAsync(size => "class C {\n" + Repeat(size, i =>
        $"private const string Password{i} = \"hunter{i}-T0p\"; object M{i}() => new System.Net.NetworkCredential(\"bot\", Password{i});\n") + "}");

    [Fact]
    public Task ManyKeysInOneMethod_GrowLinearly() => GrowsLinearlyAsync(size => "class C { void Run(byte[] data) {\n" + Repeat(size, i =>
        $"var key{i} = new byte[8]; System.Random.Shared.NextBytes(key{i}); data = System.Security.Cryptography.HMACSHA256.HashData(key{i}, data);\n") + "} }");

    [Fact]
    public Task ManyCiphersInOneType_GrowLinearly() => GrowsLinearlyAsync(size => "class C {\n" + Repeat(size, i =>
        $"byte[] M{i}(System.Security.Cryptography.Aes aes, byte[] data) {{ var iv{i} = new byte[16]; aes.Mode = System.Security.Cryptography.CipherMode.ECB; return aes.EncryptCbc(data, iv{i}); }}\n") + "}");

    [Fact]
    public Task LongTable_GrowsLinearly() => GrowsLinearlyAsync(size => "class C { static readonly System.Collections.Generic.Dictionary<string, string> Settings = new() {\n" + Repeat(size, i =>
        $"[\"Password{i}\"] = \"hunter{i}-T0p\", [\"Name{i}\"] = \"Server=db{i};Password=T0p-{i};User Id=bot\",\n") + "}; }");

    [Fact]
    public async Task CancelledToken_StopsTheRules()
    {
        using var source = new CancellationTokenSource();
        var calls = 0;
        var compilation = Snippet.Compile("class C {\n" + Repeat(Small, i => $"byte[] M{i}(byte[] data) => System.Security.Cryptography.MD5.HashData(data);\n") + "}");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CountingAnalyzer.RunAsync(compilation, source.Token, () =>
        {
            calls++;
            source.Cancel();
        }));

        // Rules that watch the same operation may already be in line behind the first.
        Assert.InRange(calls, 1, 3);
    }

    private static async Task GrowsLinearlyAsync(Func<int, string> source)
    {
        // What a rule makes once for the process or for the first finding belongs to no size.
        await CostAsync(source(4));
        var few = await CostAsync(source(Small));
        var many = await CostAsync(source(Factor * Small));

        Assert.InRange(few.Calls, 1, int.MaxValue);
        Assert.InRange(many.Calls, few.Calls, (Factor * few.Calls) + Factor);
        Assert.True(many.Bytes <= MostGrowth * few.Bytes, $"{few.Bytes:N0} bytes became {many.Bytes:N0}: {(double)many.Bytes / few.Bytes:N1} times as many for {Factor} times the code");
    }

    private static async Task<(int Calls, long Bytes)> CostAsync(string source)
    {
        var compilation = Snippet.Compile(source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var (areas, _) = await CountingAnalyzer.RunAsync(compilation, TestContext.Current.CancellationToken);
        return (areas.Sum(area => area.Calls), areas.Sum(area => area.Bytes));
    }

    private static string Repeat(int size, Func<int, string> write) => string.Concat(Enumerable.Range(0, size).Select(write));
}
