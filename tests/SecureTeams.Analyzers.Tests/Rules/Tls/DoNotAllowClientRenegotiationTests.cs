using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotAllowClientRenegotiationTests
{
    [Theory]
    [InlineData("_ = new SslServerAuthenticationOptions { {|ST1306:AllowRenegotiation = true|} };")]
    [InlineData("SslServerAuthenticationOptions made = new() { {|ST1306:AllowRenegotiation = On|} };")]
    [InlineData("{|ST1306:server.AllowRenegotiation = true|};")]
    [InlineData("{|ST1306:server.AllowRenegotiation = isOld ? true : false|};")]
    [InlineData("var on = true; {|ST1306:server.AllowRenegotiation = on|};")]
    [InlineData("{|ST1306:(server.AllowRenegotiation, server.ClientCertificateRequired) = (true, true)|};")]
    [InlineData("Action<SslServerAuthenticationOptions> set = options => {|ST1306:options.AllowRenegotiation = true|}; set(server);")]
    public async Task Allowed_IsReported(string statement) => await ReportsAsync(InServer(statement));

    [Theory]
    [InlineData("server.AllowRenegotiation = false;")]
    [InlineData("server.AllowRenegotiation = isOld;")]
    [InlineData("_ = new SslClientAuthenticationOptions { AllowRenegotiation = true };")]
    [InlineData("if (server.AllowRenegotiation == true) { throw new InvalidOperationException(); }")]
    [InlineData("server.AllowRenegotiation &= true;")]
    [InlineData("Console.WriteLine(server.AllowRenegotiation ? \"open\" : \"closed\");")]
    [InlineData("server.AllowTlsResume = true;")]
    [InlineData("server.AllowRenegotiation = true; await stream.NegotiateClientCertificateAsync();")]
    [InlineData("server.AllowRenegotiation = true; https.ClientCertificateMode = ClientCertificateMode.DelayCertificate;")]
    public async Task RefusedClientOrOnDemand_IsSilent(string statement) => await IsSilentAsync(InServer(statement));

    [Theory]
    [InlineData("{|ST1306:server.AllowRenegotiation = true|}; // why", "server.AllowRenegotiation = false; // why")]
    [InlineData("_ = new SslServerAuthenticationOptions { {|ST1306:AllowRenegotiation = true|} };", "_ = new SslServerAuthenticationOptions { AllowRenegotiation = false };")]
    public async Task Option_IsCleared(string statement, string fixedStatement) => await FixesAsync(InServer(statement), InServer(fixedStatement));

    [Fact]
    public async Task ValueFromElsewhere_GetsNoFix() => await OffersNoFixAsync(InServer("{|ST1306:server.AllowRenegotiation = Field|};"));

    private static string InServer(string statement) => $$"""
        using System.Net.Security;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        class Server
        {
            private const bool On = true;
            private static readonly bool Field = Environment.ProcessorCount > 0 ? On : false;

            public async Task RunAsync(SslServerAuthenticationOptions server, SslStream stream, HttpsConnectionAdapterOptions https, bool isOld)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;
}
