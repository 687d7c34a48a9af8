using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets.Sinks;

/// <summary>What is taken is reported by a rule about an API, and what such a rule reports is taken.</summary>
public sealed class SecretSinksTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using Azure.Identity;
        using Microsoft.Identity.Client;
        using Microsoft.IdentityModel.Tokens;

        """;

    [Theory]
    [InlineData("_ = new ClientSecretCredential(given, given, \"taken: pK4.w8-nRz\");")]
    [InlineData("_ = new ClientSecretCredential(given, given, flag ? \"taken: pK4.w8-nRz\" : given);")]
    [InlineData("_ = new ClientSecretCredential(given, given, given ?? \"taken: pK4.w8-nRz\");")]
    [InlineData("_ = new ClientSecretCredential(given, given, given switch { \"free\" => \"taken: pK4.w8-nRz\", _ => given });")]
    [InlineData("var secret = \"taken: pK4.w8-nRz\"; _ = new ClientSecretCredential(given, given, secret);")]
    [InlineData("const string part = \"taken: pK4\"; const string whole = part + \"taken: w8-nRz\"; _ = new ClientSecretCredential(given, given, whole);")]
    [InlineData("_ = new ClientSecretCredential(given, given, $\"taken: pK4{\"taken: w8-nRz\"}\");")]
    [InlineData("string? secret = null; secret ??= \"taken: pK4.w8-nRz\"; _ = new ClientSecretCredential(given, given, secret);")]
    [InlineData("_ = new ClientSecretCredential(given, given, Secret()); static string Secret() => \"taken: pK4.w8-nRz\";")]
    [InlineData("Connect(\"taken: pK4.w8-nRz\"); void Connect(string secret) => new ClientSecretCredential(given, given, secret).ToString();")]
    [InlineData("var options = new ConfidentialClientApplicationOptions { ClientId = \"free text\", ClientSecret = \"taken: pK4.w8-nRz\" };")]
    [InlineData("using var aes = Aes.Create(); aes.Key = Encoding.UTF8.GetBytes(\"taken: pK4.w8-nRz\");")]
    [InlineData("using var aes = Aes.Create(); aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(\"taken: pK4.w8-nRz\"));")]
    [InlineData("using var gcm = new AesGcm(\"taken: pK4.w8-nRz\"u8, 16);")]
    [InlineData("using var mac = new HMACSHA256(Convert.FromBase64String(\"taken1234567890A\"));")]
    [InlineData("var key = Convert.FromBase64String(\"taken1234567890A\"); var tag = HMACSHA512.HashData(key, \"free text\"u8);")]
    [InlineData("var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(\"taken: pK4.w8-nRz\")) { KeyId = \"free text\" };")]
    [InlineData("using var rsa = RSA.Create(); rsa.ImportFromPem(\"-----BEGIN PRIVATE KEY-----taken1234567890AB-----END PRIVATE KEY-----\");")]
    [InlineData("_ = new NetworkCredential(\"free text\", \"taken: pK4.w8-nRz\");")]
    [InlineData("using var certificate = new X509Certificate2(\"free text.pfx\", \"taken: pK4.w8-nRz\");")]
    [InlineData("var secret = new SecureString(); foreach (var c in \"taken: pK4.w8-nRz\") { secret.AppendChar(c); }")]
    [InlineData("request.Headers.Authorization = new AuthenticationHeaderValue(\"free text\", \"taken: pK4.w8-nRz\");")]
    [InlineData("request.Headers.Add(\"Authorization\", \"Bearer taken: pK4.w8-nRz\");")]
    [InlineData("request.Headers.Authorization = new(\"Basic\", Convert.ToBase64String(Encoding.ASCII.GetBytes(\"user:taken\")));")]
    [InlineData("var form = new FormUrlEncodedContent(new Dictionary<string, string> { [\"scope\"] = \"free text\", [\"client_secret\"] = \"taken: pK4.w8-nRz\" });")]
    [InlineData("var form = new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>(\"scope\", \"free text\"), new(\"client_secret\", \"taken: pK4.w8-nRz\") });")]
    [InlineData("var form = new FormUrlEncodedContent(new List<KeyValuePair<string, string>> { new(\"scope\", \"free text\"), new(\"client_secret\", \"taken: pK4.w8-nRz\") });")]
    [InlineData("var form = new FormUrlEncodedContent([KeyValuePair.Create(\"scope\", \"free text\"), KeyValuePair.Create(\"client_secret\", \"taken: pK4.w8-nRz\")]);")]
    [InlineData("var fields = new Dictionary<string, string>(); fields[\"client_secret\"] = \"taken: pK4.w8-nRz\"; fields[\"password\"] = \"free text\"; var form = new FormUrlEncodedContent(fields);")]
    [InlineData("var fields = new Dictionary<string, string>(); fields.Add(\"client_secret\", \"taken: pK4.w8-nRz\"); fields.Add(\"password\", \"free text\"); var form = new FormUrlEncodedContent(fields);")]
    public async Task WhatIsReportedAtAnApi_IsTaken(string statement)
    {
        var compilation = Snippet.Compile(InMethod(statement));
        var taken = await TakeProbe.TakenAsync(compilation);

        Assert.Equal(Literals(compilation).Where(static text => text.Contains("taken", StringComparison.Ordinal)), taken.Order(StringComparer.Ordinal));
        Assert.Contains(await Snippet.FindingsAsync(compilation), static finding => finding.Id.StartsWith("ST310", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Members_AreTaken()
    {
        var compilation = Snippet.Compile(Usings + """
            class Client
            {
                private const string Constant = "taken 1: pK4.w8-nRz";
                private static readonly string ReadOnly = "taken 2: pK4.w8-nRz";
                private readonly string _field;
                private string Property { get; } = "taken 4: pK4.w8-nRz";
                private static string Computed => "taken 5: pK4.w8-nRz";
                private static byte[] Key { get; } = Encoding.UTF8.GetBytes("taken 6: pK4.w8-nRz");
                private const string Label = "free text of a label";

                Client() => _field = "taken 3: pK4.w8-nRz";

                void Use(string given)
                {
                    _ = new ClientSecretCredential(given, given, Constant);
                    _ = new ClientSecretCredential(given, Label, ReadOnly);
                    _ = new ClientSecretCredential(given, given, _field);
                    _ = new ClientSecretCredential(given, given, Property);
                    _ = new ClientSecretCredential(given, given, Computed);
                    _ = new AesGcm(Key, 16);
                    _ = new ClientSecretCredential(given, given, Method());
                    _ = Connect(given, "taken 8: pK4.w8-nRz");
                }

                private static string Method() => "taken 7: pK4.w8-nRz";
                private static ClientSecretCredential Connect(string given, string secret) => new(given, given, secret);
            }
            """);

        Assert.Equal(Literals(compilation).Where(static text => text.Contains("taken", StringComparison.Ordinal)), (await TakeProbe.TakenAsync(compilation)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task MemberOfAnotherType_IsTakenAndReportedOnce()
    {
        var compilation = Snippet.Compile("""
            using Azure.Identity;
            using static Settings;

            static class Settings
            {
                public const string ConstantSecret = "taken 1: pK4.w8-nRz";
                internal static readonly string ReadOnlySecret = "taken 2: pK4.w8-nRz";
                public static string ComputedSecret => "taken 3: pK4.w8-nRz";
                public static string ImportedSecret { get; } = "taken 4: pK4.w8-nRz";
                public static string GetSecret() => "taken 5: pK4.w8-nRz";
                public const string FreeLabel = "free text of a label";
            }

            class Client
            {
                void Use(string given)
                {
                    _ = new ClientSecretCredential(given, Settings.FreeLabel, Settings.ConstantSecret);
                    _ = new ClientSecretCredential(given, given, Settings.ReadOnlySecret);
                    _ = new ClientSecretCredential(given, given, Settings.ComputedSecret);
                    _ = new ClientSecretCredential(given, given, ImportedSecret);
                    _ = new ClientSecretCredential(given, given, Settings.GetSecret());
                }
            }
            """);

        Assert.Equal(Literals(compilation).Where(static text => text.Contains("taken", StringComparison.Ordinal)), (await TakeProbe.TakenAsync(compilation)).Order(StringComparer.Ordinal));
        Assert.All(await Snippet.FindingsAsync(compilation), static finding => Assert.Equal("ST3101", finding.Id));
    }

    [Theory]
    [InlineData("Console.WriteLine(\"free text\");")]
    [InlineData("_ = new ClientSecretCredential(\"free tenant\", \"free client\", given);")]
    [InlineData("_ = new ClientSecretCredential(given, given, \"<client secret>\");")]
    [InlineData("var password = \"free text\"; Console.WriteLine(password);")]
    [InlineData("request.Headers.Add(\"User-Agent\", \"free text\"); request.Headers.Add(\"Authorization\", \"Bearer \" + given);")]
    [InlineData("using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(given)); mac.ComputeHash(\"free text\"u8.ToArray());")]
    [InlineData("var fields = new Dictionary<string, string> { [\"client_secret\"] = \"free text\" }; Console.WriteLine(fields.Count);")]
    [InlineData("_ = new NetworkCredential(given + \"free text\", given + \"free text\");")]
    public async Task WhatNoApiRuleReports_IsNotTaken(string statement)
    {
        var compilation = Snippet.Compile(InMethod(statement));

        Assert.Empty(await TakeProbe.TakenAsync(compilation));
        Assert.DoesNotContain(await Snippet.FindingsAsync(compilation), static finding => finding.Id.StartsWith("ST310", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SilencedRule_TakesNothing()
    {
        var compilation = Snippet.Compile(InMethod("_ = new ClientSecretCredential(given, given, \"pK4.w8-nRz\"); _ = new NetworkCredential(given, \"taken: pK4.w8\");"));
        var silenced = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["ST3101"] = ReportDiagnostic.Suppress }));

        Assert.Equal(2, (await TakeProbe.TakenAsync(compilation)).Count());
        Assert.Equal(["\"taken: pK4.w8\""], await TakeProbe.TakenAsync(silenced));
    }

    private static IEnumerable<string> Literals(Compilation compilation) =>
        compilation.SyntaxTrees.First().GetRoot(TestContext.Current.CancellationToken).DescendantNodesAndSelf()
            .Where(static node => node.IsKind(SyntaxKind.StringLiteralExpression) || node.IsKind(SyntaxKind.Utf8StringLiteralExpression) || node.IsKind(SyntaxKind.InterpolatedStringText))
            .Select(static node => node.ToString())
            .Order(StringComparer.Ordinal);

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Client
            {
                void Use(string given, bool flag, HttpRequestMessage request)
                {
                    {{statement}}
                }
            }
            """;
}
