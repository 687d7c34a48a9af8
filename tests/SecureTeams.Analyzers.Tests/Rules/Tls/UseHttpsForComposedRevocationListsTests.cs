using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

/// <summary>Locations that are put together, carried in URIs, or encoded.</summary>
public sealed class UseHttpsForComposedRevocationListsTests
{
    [Theory]
    [InlineData("var list = await client.GetByteArrayAsync({|ST1205:new Uri(Base, \"root.crl\")|});")]
    [InlineData("var location = {|ST1205:new Uri(new Uri(\"http://crl.contoso.com/pki/\"), \"root.crl\")|};")]
    [InlineData("var location = {|ST1205:new Uri(new Uri(\"http://crl.contoso.com\"), \"/pki/root.crl\")|}.AbsoluteUri;")]
    [InlineData("var location = {|ST1205:new Uri(relativeUri: \"root.crl\", baseUri: Base)|};")]
    [InlineData("var location = {|ST1205:string.Format(\"{0}/root.crl\", Host)|};")]
    [InlineData("var location = {|ST1205:string.Format(\"{0}/{1}\", Host, \"root.crl\")|};")]
    [InlineData("var location = {|ST1205:string.Format(System.Globalization.CultureInfo.InvariantCulture, \"{0}://{1}/{2}/{3}/root.crl\", \"http\", host, 1, 2)|};")]
    [InlineData("var location = {|ST1205:new UriBuilder(\"http\", \"crl.contoso.com\", 80, \"root.crl\")|}.Uri;")]
    [InlineData("var location = {|ST1205:new UriBuilder { Scheme = Uri.UriSchemeHttp, Host = host, Path = \"/pki/root.crl\" }|}.ToString();")]
    [InlineData("var location = {|ST1205:Uri.UriSchemeHttp + \"://crl.contoso.com/root.crl\"|};")]
    [InlineData("var location = {|ST1205:Uri.UriSchemeHttp + Uri.SchemeDelimiter + host + \"/root.crl\"|};")]
    [InlineData("var location = {|ST1205:$\"{Uri.UriSchemeHttp}://crl.contoso.com/root.crl\"|};")]
    [InlineData("var bytes = {|ST1205:\"http://crl.contoso.com/root.crl\"u8|}.ToArray();")]
    [InlineData("ReadOnlySpan<byte> bytes = {|ST1205:\"http://crl.contoso.com/root.crl\"u8|}; _ = bytes.Length;")]
    [InlineData("var location = {|ST1205:string.Concat(\"http://crl.contoso.com\", \"/\", host, \"/\", \"root.crl\")|};")]
    public async Task ComposedLocation_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("string[] more = [{|ST1205:\"http://a.contoso.com/latest\"|}]; CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([.. more, \"https://b.contoso.com/latest\"]);")]
    [InlineData("var uri = new Uri({|ST1205:\"http://crl.contoso.com/latest\"|}); CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([uri.AbsoluteUri]);")]
    [InlineData("var uri = new Uri({|ST1205:\"http://crl.contoso.com/latest\"|}); CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([uri.ToString(), uri.OriginalString]);")]
    [InlineData("var points = new List<string> { {|ST1205:\"http://crl.contoso.com/latest\"|} }; CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(points.ToArray());")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:string.Format(\"{0}/latest\", Host)|}]);")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:new Uri(Base, \"latest\")|}.AbsoluteUri]);")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:new UriBuilder(\"http\", \"crl.contoso.com\")|}.ToString()]);")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:Uri.UriSchemeHttp + \"://crl.contoso.com/latest\"|}]);")]
    [InlineData("_ = new X509Extension(\"2.5.29.31\", {|ST1205:\"http://crl.contoso.com/latest\"u8|}.ToArray(), false);")]
    [InlineData("_ = new X509Extension(\"2.5.29.31\", {|ST1205:Convert.FromHexString(\"3022A020A01E861C687474703A2F2F63726C2E636F6E746F736F2E636F6D2F6C6174\")|}, false);")]
    [InlineData("_ = new X509Extension(\"2.5.29.31\", {|ST1205:Convert.FromBase64String(Encoded64)|}, false);")]
    [InlineData("var location = {|ST1205:\"http://crl.contoso.com/root.crl\"|}; CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([new Uri(location).AbsoluteUri]);")]
    public async Task LocationThatIsCarried_IsReportedWhereItIsStated(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task LongConcatenation_IsReadToItsEnd()
    {
        var pieces = string.Join(" + host + ", Enumerable.Range(0, 200).Select(index => $"\"/{index}\""));
        await ReportsAsync(InMethod("var location = {|ST1205:\"http://crl.contoso.com\" + " + pieces + " + host + \"/root.crl\"|};"));
    }

    [Theory]
    [InlineData("var location = new Uri(Secure, \"root.crl\");")]
    [InlineData("var location = new Uri(new Uri(host), \"root.crl\");")]
    [InlineData("var location = new Uri(new Uri(\"http://localhost:8080/\"), \"root.crl\");")]
    [InlineData("var location = new Uri(Base, \"https://crl.contoso.com/root.crl\");")]
    [InlineData("var location = string.Format(\"{0}/root.crl\", host);")]
    [InlineData("var location = string.Format(\"{0}/root.crl\", Secure);")]
    [InlineData("var text = string.Format(\"{{http://}} {0}\", \"root.crl\");")]
    [InlineData("var location = new UriBuilder(\"https\", \"crl.contoso.com\", 443, \"root.crl\").Uri;")]
    [InlineData("var location = new UriBuilder { Scheme = Uri.UriSchemeHttps, Host = host, Path = \"root.crl\" }.Uri;")]
    [InlineData("var location = new UriBuilder { Path = \"root.crl\" }.Uri;")]
    [InlineData("var location = new UriBuilder(\"http\", \"crl.contoso.com\", 80, \"root.html\").Uri;")]
    [InlineData("var location = Uri.UriSchemeHttps + \"://crl.contoso.com/root.crl\";")]
    [InlineData("var location = host + Uri.SchemeDelimiter + \"crl.contoso.com/root.crl\";")]
    [InlineData("var bytes = \"https://crl.contoso.com/root.crl\"u8.ToArray();")]
    [InlineData("var isPlain = Encoding.UTF8.GetBytes(host).AsSpan().StartsWith(\"http://crl.contoso.com/root.crl\"u8);")]
    [InlineData("string[] more = [\"https://a.contoso.com/latest\"]; CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([.. more]);")]
    [InlineData("var uri = new Uri(host); CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([uri.AbsoluteUri]);")]
    [InlineData("_ = new X509Extension(\"2.5.29.31\", Convert.FromHexString(\"300A\"), false);")]
    [InlineData("_ = new X509Extension(\"2.5.29.31\", Convert.FromBase64String(host), false);")]
    [InlineData("_ = new X509Extension(\"2.5.29.17\", Convert.FromBase64String(Encoded64), false);")]
    [InlineData("var path = Path.Combine(Path.GetTempPath(), string.Format(\"{0}.crl\", \"http\"));")]
    public async Task SecureUnknownOrOtherLocation_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    private static string InMethod(string statement) => $$"""
        using System.Security.Cryptography.X509Certificates;
        using System.Text;

        class Issuer
        {
            private const string Host = "http://crl.contoso.com";
            private const string Encoded64 = "oB6GHGh0dHA6Ly9jcmwuY29udG9zby5jb20vbGF0ZXN0";
            private static readonly Uri Base = new("http://crl.contoso.com/pki/");
            private static readonly Uri Secure = new("https://crl.contoso.com/pki/");

            async Task Issue(HttpClient client, string host)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;
}
