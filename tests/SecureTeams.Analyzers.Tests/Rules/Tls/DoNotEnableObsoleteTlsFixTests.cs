using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotEnableObsoleteTlsFixTests
{
    [Theory]
    [InlineData("{|ST1301:handler.SslProtocols = SslProtocols.Tls11|};", "handler.SslProtocols = SslProtocols.None;")]
    [InlineData("{|ST1301:handler.SslProtocols = SslProtocols.Tls11 | SslProtocols.Tls12|}; // old peers", "handler.SslProtocols = SslProtocols.None; // old peers")]
    [InlineData("{|ST1301:handler.SslProtocols = (SslProtocols)192|};", "handler.SslProtocols = SslProtocols.None;")]
    [InlineData("{|ST1301:handler.SslProtocols = Enum.Parse<SslProtocols>(\"Tls11\")|};", "handler.SslProtocols = SslProtocols.None;")]
    [InlineData("{|ST1301:handler.SslProtocols = isOld ? SslProtocols.Tls11 : SslProtocols.Tls13|};", "handler.SslProtocols = isOld ? SslProtocols.None : SslProtocols.Tls13;")]
    [InlineData("{|ST1301:handler.SslProtocols = configured ?? SslProtocols.Tls|};", "handler.SslProtocols = configured ?? SslProtocols.None;")]
    [InlineData("{|ST1301:handler.SslProtocols |= SslProtocols.Tls11|};", "handler.SslProtocols |= SslProtocols.Tls12 | SslProtocols.Tls13;")]
    [InlineData("{|ST1301:handler.SslProtocols = handler.SslProtocols | SslProtocols.Tls11|};", "handler.SslProtocols = handler.SslProtocols | SslProtocols.Tls12 | SslProtocols.Tls13;")]
    [InlineData("var old = SslProtocols.Tls11; {|ST1301:handler.SslProtocols = old|};", "var old = SslProtocols.None; handler.SslProtocols = old;")]
    [InlineData("{|ST1301:handler.SslProtocols = Legacy|};", "handler.SslProtocols = SslProtocols.None;")]
    [InlineData("_ = new HttpClientHandler { {|ST1301:SslProtocols = SslProtocols.Tls11|} };", "_ = new HttpClientHandler { SslProtocols = SslProtocols.None };")]
    [InlineData("stream.AuthenticateAsClient(host, null, {|ST1301:SslProtocols.Tls11|}, true);", "stream.AuthenticateAsClient(host, null, SslProtocols.None, true);")]
    [InlineData("stream.AuthenticateAsClient(host, null, checkCertificateRevocation: true, {|ST1301:enabledSslProtocols: SslProtocols.Tls|});", "stream.AuthenticateAsClient(host, null, checkCertificateRevocation: true, enabledSslProtocols: SslProtocols.None);")]
    [InlineData("SslProtocols {|ST1301:chosen = SslProtocols.Tls11 | SslProtocols.Tls12|};", "SslProtocols chosen = SslProtocols.None;")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls|};", "ServicePointManager.SecurityProtocol = SecurityProtocolType.SystemDefault;")]
    [InlineData("{|ST1301:ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls11|};", "ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12 | SecurityProtocolType.Tls13;")]
    public async Task ObsoleteVersion_IsLeftToTheSystem(string statement, string fixedStatement) =>
        await FixesAsync(InSession(statement), InSession(fixedStatement));

    [Theory]
    [InlineData("1.2", "SslProtocols.Tls12 | SslProtocols.Tls13")]
    [InlineData("1.3", "SslProtocols.Tls13")]
    public async Task LowestVersion_ChoosesTheText(string lowest, string text) =>
        await FixesAsync(
            InSession("{|ST1301:handler.SslProtocols = SslProtocols.Tls11|}; stream.AuthenticateAsClient(host, null, {|ST1301:SslProtocols.Tls|}, true);"),
            InSession("handler.SslProtocols = " + text + "; stream.AuthenticateAsClient(host, null, " + text + ", true);"),
            RuleSituation.With("secureteams.tls_min = " + lowest));

    [Fact]
    public async Task Initializers_AreFixed() =>
        await FixesAsync(
            """
            using System.Security.Authentication;

            class RelayOptions
            {
                // What the relay speaks.
                public SslProtocols Protocols { get; set; } {|ST1301:= SslProtocols.Tls11|};
                public SslProtocols? Others { get; set; } {|ST1301:= SslProtocols.Tls|};
            }
            """,
            """
            using System.Security.Authentication;

            class RelayOptions
            {
                // What the relay speaks.
                public SslProtocols Protocols { get; set; } = SslProtocols.None;
                public SslProtocols? Others { get; set; } = SslProtocols.None;
            }
            """);

    [Fact]
    public async Task WithoutTheNamespace_TheNameIsWhole() =>
        await FixesAsync(
            "class Relay { public void Open(HttpClientHandler handler) => {|ST1301:handler.SslProtocols = (System.Security.Authentication.SslProtocols)768|}; }",
            "class Relay { public void Open(HttpClientHandler handler) => handler.SslProtocols = System.Security.Authentication.SslProtocols.None; }");

    [Fact]
    public async Task Deconstruction_GetsNoFix() =>
        await OffersNoFixAsync(InSession("{|ST1301:(handler.SslProtocols, handler.UseProxy) = (SslProtocols.Tls11, false)|};"));

    /// <summary>Without the imported members, which a fix would name shorter.</summary>
    private static string InSession(string statement) =>
        DoNotEnableObsoleteTlsTests.InSession(statement)
            .Replace("using static System.Security.Authentication.SslProtocols;\n", string.Empty, StringComparison.Ordinal)
            .Replace("using Versions = System.Security.Authentication.SslProtocols;\n", string.Empty, StringComparison.Ordinal);
}
