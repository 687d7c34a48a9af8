using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotEnableObsoleteTlsTests
{
    [Theory]
    [InlineData("{|ST1301:handler.SslProtocols = SslProtocols.Tls11|};")]
    [InlineData("{|ST1301:handler.SslProtocols = SslProtocols.Tls|};")]
    [InlineData("{|ST1301:handler.SslProtocols = SslProtocols.Ssl3|};")]
    [InlineData("{|ST1301:handler.SslProtocols = SslProtocols.Ssl2|};")]
    [InlineData("{|ST1301:handler.SslProtocols = SslProtocols.Default|};")]
    [InlineData("{|ST1301:handler.SslProtocols = SslProtocols.Tls11 | SslProtocols.Tls12 | SslProtocols.Tls13|};")]
    [InlineData("{|ST1301:handler.SslProtocols |= SslProtocols.Tls11|};")]
    [InlineData("{|ST1301:handler.SslProtocols = handler.SslProtocols | SslProtocols.Tls11|};")]
    [InlineData("{|ST1301:handler.SslProtocols = (SslProtocols)192|};")]
    [InlineData("{|ST1301:handler.SslProtocols = (SslProtocols)(0xC0 | 0x300 | 0xC00)|};")]
    [InlineData("int number = 768; {|ST1301:handler.SslProtocols = (SslProtocols)number|};")]
    [InlineData("{|ST1301:handler.SslProtocols = Enum.Parse<SslProtocols>(\"Tls11\")|};")]
    [InlineData("{|ST1301:handler.SslProtocols = Enum.Parse<SslProtocols>(\"tls12, tls11\", ignoreCase: true)|};")]
    [InlineData("{|ST1301:handler.SslProtocols = (SslProtocols)Enum.Parse(typeof(SslProtocols), \"Tls\")|};")]
    [InlineData("{|ST1301:handler.SslProtocols = (SslProtocols)Enum.Parse(typeof(SslProtocols), \"192\")|};")]
    [InlineData("{|ST1301:handler.SslProtocols = (SslProtocols)Enum.ToObject(typeof(SslProtocols), 768)|};")]
    [InlineData("if (Enum.TryParse(\"Tls11\", out SslProtocols parsed)) { {|ST1301:handler.SslProtocols = parsed|}; }")]
    [InlineData("{|ST1301:handler.SslProtocols = isOld ? SslProtocols.Tls11 : SslProtocols.None|};")]
    [InlineData("{|ST1301:handler.SslProtocols = isOld ? SslProtocols.None : SslProtocols.Tls12 | SslProtocols.Tls|};")]
    [InlineData("{|ST1301:handler.SslProtocols = host switch { \"old\" => SslProtocols.Tls11, _ => SslProtocols.None }|};")]
    [InlineData("{|ST1301:handler.SslProtocols = configured ?? SslProtocols.Tls|};")]
    [InlineData("var old = SslProtocols.Tls11; {|ST1301:handler.SslProtocols = old|};")]
    [InlineData("const SslProtocols Old = SslProtocols.Tls11; {|ST1301:handler.SslProtocols = Old | SslProtocols.Tls12|};")]
    [InlineData("var old = SslProtocols.Tls11; {|ST1301:handler.SslProtocols = old | SslProtocols.Tls12|};")]
    [InlineData("var all = SslProtocols.Tls12; all |= SslProtocols.Tls11; {|ST1301:handler.SslProtocols = all|};")]
    [InlineData("var all = SslProtocols.None; if (isOld) { all = SslProtocols.Tls; } {|ST1301:handler.SslProtocols = all|};")]
    [InlineData("{|ST1301:handler.SslProtocols = Legacy|};")]
    [InlineData("{|ST1301:handler.SslProtocols = Frozen|};")]
    [InlineData("{|ST1301:handler.SslProtocols = Computed|};")]
    [InlineData("{|ST1301:handler.SslProtocols = Choose()|};")]
    [InlineData("{|ST1301:handler.SslProtocols = Tls11|};")]
    [InlineData("{|ST1301:handler.SslProtocols = Versions.Tls11|};")]
    [InlineData("{|ST1301:(handler.SslProtocols, handler.UseProxy) = (SslProtocols.Tls11, false)|};")]
    [InlineData("_ = new HttpClientHandler { {|ST1301:SslProtocols = SslProtocols.Tls11|} };")]
    [InlineData("HttpClientHandler made = new() { UseProxy = false, {|ST1301:SslProtocols = Tls11 | Tls12|} };")]
    [InlineData("_ = new SslClientAuthenticationOptions { {|ST1301:EnabledSslProtocols = SslProtocols.Tls|} };")]
    [InlineData("_ = new SslServerAuthenticationOptions { {|ST1301:EnabledSslProtocols = SslProtocols.Tls11|} };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = new() { {|ST1301:EnabledSslProtocols = SslProtocols.Tls11|} } };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { {|ST1301:EnabledSslProtocols = SslProtocols.Tls11|} } };")]
    [InlineData("kestrel.ConfigureHttpsDefaults(https => {|ST1301:https.SslProtocols = SslProtocols.Tls11 | SslProtocols.Tls12|});")]
    [InlineData("stream.AuthenticateAsClient(host, null, {|ST1301:SslProtocols.Tls11|}, true);")]
    [InlineData("stream.AuthenticateAsClient(host, null, checkCertificateRevocation: true, {|ST1301:enabledSslProtocols: SslProtocols.Tls|});")]
    [InlineData("await stream.AuthenticateAsClientAsync(host, null, {|ST1301:(SslProtocols)768|}, true);")]
    [InlineData("await stream.AuthenticateAsServerAsync(certificate, false, {|ST1301:SslProtocols.Tls12 | SslProtocols.Tls11|}, true);")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls|};")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol = SecurityProtocolType.Ssl3|};")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls11|};")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls11 | SecurityProtocolType.Tls12|};")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol = (SecurityProtocolType)4032|};")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol = (SecurityProtocolType)192 | (SecurityProtocolType)768|};")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol = ServicePointManager.SecurityProtocol | SecurityProtocolType.Tls|};")]
    [InlineData("Set({|ST1301:SslProtocols.Tls11|}); void Set(SslProtocols chosen) { handler.SslProtocols = chosen; }")]
    [InlineData("Open(); void Open(SslProtocols chosen = SslProtocols.Tls11) { {|ST1301:handler.SslProtocols = chosen|}; }")]
    [InlineData("{|ST1301:handler.SslProtocols = host switch { \"tls1.3\" => SslProtocols.Tls13, _ => SslProtocols.Tls11 }|};")]
    [InlineData("Run(() => {|ST1301:handler.SslProtocols = SslProtocols.Tls11|});")]
    public async Task ObsoleteVersion_IsReported(string statement) => await ReportsAsync(InSession(statement));

    /// <summary>Nothing reads the variable, so that nothing speaks for it.</summary>
    [Theory]
    [InlineData("SslProtocols {|ST1301:chosen = SslProtocols.Tls11 | SslProtocols.Tls12|};")]
    [InlineData("SslProtocols {|ST1301:chosen = (SslProtocols)768|};")]
    [InlineData("var {|ST1301:chosen = SecurityProtocolType.Tls|};")]
    public async Task StatedAndUnused_IsReported(string statement) => await ReportsAsync(InSession(statement));

    [Fact]
    public async Task Libraries_AreReportedByTheTypeOfTheirMembers() =>
        await ReportsAsync(
            """
            using System.Security.Authentication;
            using MailKit.Net.Imap;
            using MailKit.Net.Smtp;
            using MQTTnet;
            using MongoDB.Driver;
            using RabbitMQ.Client;
            using StackExchange.Redis;

            class Links
            {
                public void Open()
                {
                    var smtp = new SmtpClient { {|ST1301:SslProtocols = SslProtocols.Tls11|} };
                    var imap = new ImapClient();
                    {|ST1301:imap.SslProtocols = SslProtocols.Tls | SslProtocols.Tls12|};
                    var broker = new ConnectionFactory();
                    {|ST1301:broker.Ssl.Version = SslProtocols.Tls11|};
                    var cache = new ConfigurationOptions { {|ST1301:SslProtocols = SslProtocols.Tls11|} };
                    var documents = new MongoClientSettings { SslSettings = new SslSettings { {|ST1301:EnabledSslProtocols = SslProtocols.Tls|} } };
                    var messages = new MqttClientOptionsBuilder().WithTlsOptions(tls => tls.WithSslProtocols({|ST1301:SslProtocols.Tls11|}));
                    var windows = new WinHttpHandler { {|ST1301:SslProtocols = SslProtocols.Tls11|} };
                }
            }
            """,
            RuleSituation.Clients);

    [Fact]
    public async Task OwnMembersThatGovernConnections_AreReported() =>
        await ReportsAsync([
            """
            using System.Net.Security;
            using System.Security.Authentication;

            class GatewayOptions
            {
                public SslProtocols Versions { get; set; } {|ST1301:= SslProtocols.Tls11|};
                public SslProtocols Minimum { get; init; }
            }

            class Gateway : HttpClientHandler
            {
                private SslProtocols current = Elsewhere.Old;
                private readonly SslProtocols given;

                public Gateway() => {|ST1301:SslProtocols = SslProtocols.Tls11|};
                public Gateway(SslProtocols protocols) => given = protocols;

                public SslProtocols Version { get; set; } {|ST1301:= SslProtocols.Tls|};

                public async Task ConnectAsync(SslStream stream)
                {
                    await stream.AuthenticateAsClientAsync("graph.microsoft.com", null, {|ST1301:current|}, true);
                    await stream.AuthenticateAsClientAsync("graph.microsoft.com", null, Version, true);
                    await stream.AuthenticateAsClientAsync("graph.microsoft.com", null, given, true);
                }
            }

            static class Program
            {
                public static void Main()
                {
                    var options = new GatewayOptions { {|ST1301:Minimum = SslProtocols.Tls11|} };
                    var gateway = new Gateway({|ST1301:SslProtocols.Tls11|});
                    Open(new SslStream(Stream.Null), {|ST1301:SslProtocols.Tls|});
                    Open(new SslStream(Stream.Null), SslProtocols.None);
                    gateway.Use({|ST1301:SslProtocols.Ssl3|});
                }

                private static void Open(SslStream stream, SslProtocols protocols) => stream.AuthenticateAsClient("host", null, protocols | SslProtocols.Tls12, true);

                public static void Join(SslStream stream, SslProtocols protocols {|ST1301:= SslProtocols.Tls11|}) => stream.AuthenticateAsClient("host", null, protocols, true);

                public static void NegotiateHandshake(SslStream stream) => stream.AuthenticateAsServer(null!, false, {|ST1301:SslProtocols.Tls|}, true);

                private static void Use<T>(this T handler, SslProtocols protocols) where T : HttpClientHandler => handler.SslProtocols = protocols;
            }
            """,
            """
            using System.Security.Authentication;

            static class Elsewhere
            {
                public const SslProtocols Old = SslProtocols.Tls11;
            }
            """,
        ]);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync("""
            using System.Net;

            {|ST1301:ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls | SecurityProtocolType.Tls11 | SecurityProtocolType.Tls12|};
            """);

    [Fact]
    public async Task DevelopmentAndTests_LowerByOneLevel()
    {
        await ReportsAsync(InSession("if (env.IsDevelopment()) { {|ST1301.Warning:handler.SslProtocols = SslProtocols.Tls11|}; }"));
        await ReportsAsync(InSession("{|ST1301.Warning:handler.SslProtocols = SslProtocols.Tls11|};"), RuleSituation.TestProject);
    }

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InSession("{|ST1301:handler.SslProtocols = SslProtocols.Tls11|};"), RuleSituation.Generated);

    internal static string InSession(string statement) => $$"""
        using System.Net;
        using System.Net.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.Hosting;
        using static System.Security.Authentication.SslProtocols;
        using Versions = System.Security.Authentication.SslProtocols;

        partial class Session
        {
            private const SslProtocols Legacy = SslProtocols.Tls11;
            private static readonly SslProtocols Frozen = SslProtocols.Ssl3 | SslProtocols.Tls;

            private static SslProtocols Computed => SslProtocols.Tls11;
            private static SslProtocols Choose() { return SslProtocols.Tls; }
            private static void Run(Action action) => action();

            public async Task RunAsync(HttpClientHandler handler, SslStream stream, KestrelServerOptions kestrel, X509Certificate2 certificate, IHostEnvironment env, string host, bool isOld, SslProtocols? configured)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;
}
