using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

/// <summary>A version that travels through a parameter gives one finding, where it is stated.</summary>
public sealed class DoNotEnableObsoleteTlsParameterTests
{
    [Theory]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|});", "void Set(SslProtocols given) => handler.SslProtocols = given;")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|}); Set(SslProtocols.None); Set({|ST1301:SslProtocols.Ssl3|});", "void Set(SslProtocols given) => handler.SslProtocols = given;")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|});", "public void Set(SslProtocols given) => handler.SslProtocols = given;")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|});", "static void Set(SslProtocols given) => Inner(given); static void Inner(SslProtocols inner) => handler.SslProtocols = inner;")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|});", "void Set(SslProtocols given) => handler.SslProtocols |= given;")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|});", "void Set(SslProtocols given) => handler.SslProtocols = given | SslProtocols.Tls12;")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|});", "void Set(SslProtocols given) { var same = given; handler.SslProtocols = same; }")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|});", "void Set(SslProtocols? given) => handler.SslProtocols = given ?? SslProtocols.None;")]
    [InlineData("Set();", "void Set(SslProtocols given {|ST1301:= SslProtocols.Tls11|}) => handler.SslProtocols = given;")]
    [InlineData("const SslProtocols Old = SslProtocols.Tls11; Set({|ST1301:Old|});", "void Set(SslProtocols given) => handler.SslProtocols = given;")]
    [InlineData("var old = SslProtocols.Tls11; Set({|ST1301:old|});", "void Set(SslProtocols given) => handler.SslProtocols = given;")]
    [InlineData("{|ST1301:handler.SslProtocols = Pick(SslProtocols.Tls11)|};", "static SslProtocols Pick(SslProtocols given) => given;")]
    [InlineData("Set({|ST1301:fallback ? SslProtocols.Tls11 : SslProtocols.None|});", "bool fallback; void Set(SslProtocols given) => handler.SslProtocols = given;")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|}); Set({|ST1301:SslProtocols.Tls|}); void Set(SslProtocols given) => handler.SslProtocols = given;", "")]
    [InlineData("Refuse(SslProtocols.Tls11);", "void Refuse(SslProtocols given) { if (handler.SslProtocols == given) { throw new AuthenticationException(); } }")]
    [InlineData("Set(SslProtocols.Tls11);", "void Set(SslProtocols refused) => handler.SslProtocols &= ~refused;")]
    [InlineData("Set(SslProtocols.Tls11);", "void Set(SslProtocols refused) { handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13; Console.WriteLine(refused); }")]
    [InlineData("Set(768);", "void Set(int given) => {|ST1301:handler.SslProtocols = (SslProtocols)given|};")]
    [InlineData("Set(\"Tls11\");", "void Set(string given) => {|ST1301:handler.SslProtocols = Enum.Parse<SslProtocols>(given)|};")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|}); void Set(SslProtocols given) => handler.SslProtocols = given;", "")]
    public async Task Argument_IsReportedOnce(string statements, string members) =>
        await ReportsAsync($$"""
            using System.Security.Authentication;

            static class Handlers
            {
                public static readonly HttpClientHandler Shared = new() { CheckCertificateRevocationList = true };
            }

            class Client
            {
                private static HttpClientHandler handler = Handlers.Shared;

                public void Use()
                {
                    {{statements}}
                }

                {{members}}
            }
            """);

    [Theory]
    [InlineData("class Client(SslProtocols given) { public void Use(HttpClientHandler handler) => handler.SslProtocols = given; }")]
    [InlineData("class Client(SslProtocols given) { private readonly SslProtocols _given = given; public void Use(HttpClientHandler handler) => handler.SslProtocols = _given; }")]
    [InlineData("class Client { public Client(HttpClientHandler handler, SslProtocols given) => handler.SslProtocols = given; public Client(SslProtocols given) : this(new HttpClientHandler(), given) { } }")]
    [InlineData("class Client { private readonly SslProtocols _given; internal Client(SslProtocols given) => _given = given; public void Use(HttpClientHandler handler) => handler.SslProtocols = _given; }")]
    public async Task ConstructorArgument_IsReportedOnce(string type) =>
        await ReportsAsync($$"""
            using System.Security.Authentication;

            {{type}}

            class Program
            {
                public object Old() => new Client({|ST1301:SslProtocols.Tls11|});
                public object New() => new Client(SslProtocols.None);
            }
            """);

    [Theory]
    [InlineData("class Seen(SslProtocols given) { public override string ToString() => given.ToString(); }")]
    [InlineData("class Seen(SslProtocols given) { public bool IsOld => given < SslProtocols.Tls12; }")]
    [InlineData("class Seen(SslProtocols given) { private readonly SslProtocols _given = given; public void Refuse(SslProtocols other) { if (other == _given) { throw new AuthenticationException(); } } }")]
    public async Task ConstructorArgumentThatIsOnlyNamed_IsSilent(string type) =>
        await IsSilentAsync($$"""
            using System.Security.Authentication;

            {{type}}

            class Program
            {
                public object Old() => new Seen(SslProtocols.Tls11);
            }
            """);

    [Fact]
    public async Task DefaultForAMissingSetting_IsReported() =>
        await ReportsAsync("""
            using System.Security.Authentication;
            using Microsoft.Extensions.Configuration;

            class Clients(IConfiguration configuration)
            {
                public void Old(HttpClientHandler handler) => {|ST1301:handler.SslProtocols = configuration.GetValue("Tls:Versions", SslProtocols.Tls11)|};
                public void New(HttpClientHandler handler) => handler.SslProtocols = configuration.GetValue("Tls:Versions", SslProtocols.None);
                public void Known(HttpClientHandler handler) => handler.SslProtocols = configuration.GetValue<SslProtocols>("Tls:Versions");
            }
            """);
}
