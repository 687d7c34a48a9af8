using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Rules.Tls.DoNotDisableRevocationChecksTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDisableRevocationChecksFixTests
{
    [Theory]
    [InlineData("{|ST1201:handler.CheckCertificateRevocationList = false|}; // why", "handler.CheckCertificateRevocationList = true; // why")]
    [InlineData("_ = new HttpClientHandler { UseProxy = false, {|ST1201:CheckCertificateRevocationList = /* why */ false|} };", "_ = new HttpClientHandler { UseProxy = false, CheckCertificateRevocationList = /* why */ true };")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = X509RevocationMode.NoCheck|};", "client.CertificateRevocationCheckMode = X509RevocationMode.Online;")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck|};", "client.CertificateRevocationCheckMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.Online;")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = (X509RevocationMode)0|};", "client.CertificateRevocationCheckMode = X509RevocationMode.Online;")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = default|};", "client.CertificateRevocationCheckMode = X509RevocationMode.Online;")]
    [InlineData("{|ST1201.Info:client.CertificateRevocationCheckMode = env.IsDevelopment() ? X509RevocationMode.NoCheck : X509RevocationMode.Online|};", "client.CertificateRevocationCheckMode = X509RevocationMode.Online;")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { {|ST1201:CertificateRevocationCheckMode = X509RevocationMode.NoCheck|} } };", "_ = new SocketsHttpHandler { SslOptions = { CertificateRevocationCheckMode = X509RevocationMode.Online } };")]
    [InlineData("new SslStream(Stream.Null).AuthenticateAsClient(\"teams\", null, SslProtocols.None, {|ST1201:false|});", "new SslStream(Stream.Null).AuthenticateAsClient(\"teams\", null, SslProtocols.None, true);")]
    [InlineData("new SslStream(Stream.Null).AuthenticateAsClient(\"teams\", null, {|ST1201:checkCertificateRevocation: false|});", "new SslStream(Stream.Null).AuthenticateAsClient(\"teams\", null, checkCertificateRevocation: true);")]
    public async Task Switch_IsTurnedOn(string before, string after) => await FixesAsync(Plain(before), Plain(after));

    [Theory]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptions { {|ST1201:IgnoreCertificateRevocationErrors = true|} };", "_ = new MQTTnet.MqttClientTlsOptions { IgnoreCertificateRevocationErrors = false };")]
    [InlineData("_ = new MySqlConnector.MySqlConnectionStringBuilder { {|ST1201:SkipCertificateRevocationCheck = true|} };", "_ = new MySqlConnector.MySqlConnectionStringBuilder { SkipCertificateRevocationCheck = false };")]
    [InlineData("_ = new MongoDB.Driver.MongoUrlBuilder { {|ST1201:TlsDisableCertificateRevocationCheck = true|} };", "_ = new MongoDB.Driver.MongoUrlBuilder { TlsDisableCertificateRevocationCheck = false };")]
    [InlineData("new MQTTnet.MqttClientTlsOptionsBuilder().WithIgnoreCertificateRevocationErrors({|ST1201:true|});", "new MQTTnet.MqttClientTlsOptionsBuilder().WithIgnoreCertificateRevocationErrors(false);")]
    public async Task Exemption_IsTurnedOff(string before, string after) => await FixesAsync(Plain(before), Plain(after), RuleSituation.Clients);

    [Fact]
    public async Task AllInADocument_AreFixedTogether() =>
        await FixesAsync(
            Plain("{|ST1201:handler.CheckCertificateRevocationList = false|}; {|ST1201:client.CertificateRevocationCheckMode = X509RevocationMode.NoCheck|};"),
            Plain("handler.CheckCertificateRevocationList = true; client.CertificateRevocationCheckMode = X509RevocationMode.Online;"));

    [Fact]
    public async Task SeveralWrittenAtOnce_GetNoFix() =>
        await OffersNoFixAsync(Plain("{|ST1201:(handler.CheckCertificateRevocationList, handler.UseProxy) = (false, false)|};"));

    /// <summary>Without the short names, so that the fix has one way only to write the mode.</summary>
    private static string Plain(string statement) => InMethod(statement)
        .Replace("using static System.Security.Cryptography.X509Certificates.X509RevocationMode;\n", string.Empty, StringComparison.Ordinal)
        .Replace("using Mode = System.Security.Cryptography.X509Certificates.X509RevocationMode;\n", string.Empty, StringComparison.Ordinal);
}
