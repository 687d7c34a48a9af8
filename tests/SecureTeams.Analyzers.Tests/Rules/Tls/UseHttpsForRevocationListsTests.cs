using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class UseHttpsForRevocationListsTests
{
    [Theory]
    [InlineData("var list = await client.GetByteArrayAsync({|ST1205:\"http://crl.contoso.com/root.crl\"|});")]
    [InlineData("var list = await client.GetAsync(new Uri({|ST1205:\"http://crl.contoso.com/root.crl\"|}));")]
    [InlineData("var location = {|ST1205:\"HTTP://crl.contoso.com/root.CRL?version=2\"|};")]
    [InlineData("var location = {|ST1205:\"http://\" + host + \"/root.crl\"|};")]
    [InlineData("var location = {|ST1205:Host + \"/root.crl\"|};")]
    [InlineData("var location = {|ST1205:$\"http://{host}/root.crl\"|};")]
    [InlineData("var location = {|ST1205:$\"{Host}/root.crl\"|};")]
    [InlineData("var location = {|ST1205:@\"http://crl.contoso.com/root.crl\"|};")]
    [InlineData("const string Location = {|ST1205:\"http://crl.contoso.com/root.crl\"|};")]
    [InlineData("var location = string.Format({|ST1205:\"http://{0}/root.crl\"|}, host);")]
    [InlineData("Fetch(location: {|ST1205:\"http://crl.contoso.com/root.crl\"|});")]
    [InlineData("var location = {|ST1205:Host + \"/root.crl?delta=1\"|};")]
    [InlineData("var location = {|ST1205:string.Concat(\"http://crl.contoso.com\", \"/root.crl\")|};")]
    [InlineData("_ = host.Replace(\"old\", {|ST1205:\"http://crl.contoso.com/root.crl\"|});")]
    public async Task TextThatNamesACrl_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:\"http://crl.contoso.com/latest\"|}]);")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(new[] { {|ST1205:\"http://crl.contoso.com/latest\"|}, \"https://crl.contoso.com/latest\" });")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(new List<string> { {|ST1205:\"http://crl.contoso.com/latest\"|} });")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(critical: true, uris: new[] { {|ST1205:\"http://crl.contoso.com/root.crl\"|} });")]
    [InlineData("string[] uris = [{|ST1205:\"http://crl.contoso.com/latest\"|}]; CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(uris);")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:$\"http://{host}/latest\"|}]);")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:Host + \"/\" + Name + Extension|}]);")]
    [InlineData("const string Latest = \"http://crl.contoso.com/latest\"; CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:Latest|}]);")]
    [InlineData("_ = new X509AuthorityInformationAccessExtension([{|ST1205:\"http://ocsp.contoso.com\"|}], null);")]
    [InlineData("_ = new X509AuthorityInformationAccessExtension(null, [{|ST1205.Info:\"http://aia.contoso.com/ca.cer\"|}]);")]
    [InlineData("X509AuthorityInformationAccessExtension access = new(ocspUris: new[] { {|ST1205:\"http://ocsp.contoso.com\"|} }, caIssuersUris: null);")]
    [InlineData("_ = new X509Extension(\"2.5.29.31\", Encoding.ASCII.GetBytes({|ST1205:\"http://crl.contoso.com/latest\"|}), false);")]
    [InlineData("_ = new X509Extension(new Oid(\"2.5.29.31\"), Encoded({|ST1205:\"http://crl.contoso.com/latest\"|}), false);")]
    [InlineData("_ = new X509Extension(new AsnEncodedData(\"2.5.29.31\", Encoded({|ST1205:\"http://crl.contoso.com/latest\"|})), false);")]
    [InlineData("var writer = new AsnWriter(AsnEncodingRules.DER); writer.WriteCharacterString(UniversalTagNumber.IA5String, {|ST1205:\"http://crl.contoso.com/latest\"|}); _ = new X509Extension(\"2.5.29.31\", writer.Encode(), false);")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(new[] { {|ST1205:\"http://crl.contoso.com/latest\"|} }.ToList());")]
    public async Task LocationGivenToACertificateApi_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("_ = new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.UniformResourceIdentifier, {|ST1205:\"http://crl.contoso.com/latest\"|})));")]
    [InlineData("_ = new DistributionPointName(DistributionPointName.FullName, new GeneralNames(new[] { new GeneralName(6, {|ST1205:\"http://crl.contoso.com/root.crl\"|}) }));")]
    [InlineData("var name = new GeneralName(GeneralName.UniformResourceIdentifier, {|ST1205:\"http://crl.contoso.com/latest\"|}); var names = new GeneralNames(name); _ = new DistributionPointName(names);")]
    [InlineData("_ = new AccessDescription(AccessDescription.IdADOcsp, new GeneralName(GeneralName.UniformResourceIdentifier, {|ST1205:\"http://ocsp.contoso.com\"|}));")]
    [InlineData("_ = new AccessDescription(AccessDescription.IdADCAIssuers, new GeneralName(GeneralName.UniformResourceIdentifier, {|ST1205.Info:\"http://aia.contoso.com/ca.cer\"|}));")]
    public async Task BouncyCastleLocation_IsReported(string statement) =>
        await ReportsAsync("using Org.BouncyCastle.Asn1.X509;\n" + InMethod(statement));

    [Fact]
    public async Task LocationFromAnotherFile_IsReportedOnce() =>
        await ReportsAsync([
            """
            using System.Security.Cryptography.X509Certificates;
            class Issuer
            {
                X509Extension Points() => CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([Locations.Crl]);
                X509Extension All() => {|ST1205:CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(Locations.All)|};
                X509Extension Latest() => CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:Locations.Latest|}]);
            }
            """,
            """
            static class Locations
            {
                public const string Crl = {|ST1205:"http://crl.contoso.com/root.crl"|};
                public static readonly string[] All = ["http://crl.contoso.com/delta"];
                public const string Latest = "http://crl.contoso.com/latest";
            }
            """,
        ]);

    [Fact]
    public async Task OptionAllow_IsSilent() =>
        await IsSilentAsync(InMethod("var location = \"http://crl.contoso.com/root.crl\";"), RuleSituation.With("secureteams.plain_http_crl = allow"));

    [Fact]
    public async Task OptionWithAnotherValue_ChangesNothing() =>
        await ReportsAsync(InMethod("var location = {|ST1205:\"http://crl.contoso.com/root.crl\"|};"), RuleSituation.With("secureteams.plain_http_crl = report"));

    [Fact]
    public async Task TestProject_IsInformation() =>
        await ReportsAsync(InMethod("var location = {|ST1205.Info:\"http://crl.contoso.com/root.crl\"|};"), RuleSituation.TestProject);

    [Theory]
    [InlineData("build_property.IsTestProject = true", false, "ST1205.Info")]
    [InlineData("build_property.IsTestProject = false", true, "ST1205")]
    public async Task PropertyOfTheProject_OutweighsItsReferences(string globalConfig, bool referencesTestFramework, string id) =>
        await ReportsAsync(
            InMethod("var location = {|" + id + ":\"http://crl.contoso.com/root.crl\"|};"),
            new RuleSituation { GlobalConfig = globalConfig, IsTestProject = referencesTestFramework });

    [Fact]
    public async Task OptionInAGlobalConfiguration_Counts() =>
        await IsSilentAsync(
            InMethod("var location = \"http://crl.contoso.com/root.crl\";"),
            new RuleSituation { GlobalConfig = "secureteams.plain_http_crl = Allow" });

    [Fact]
    public async Task GeneratedCode_IsSilent() =>
        await IsSilentAsync(InMethod("var location = \"http://crl.contoso.com/root.crl\";"), RuleSituation.Generated);

    [Theory]
    [InlineData("var location = \"https://crl.contoso.com/root.crl\";")]
    [InlineData("var location = \"http://localhost:8080/root.crl\";")]
    [InlineData("var location = $\"http://127.0.0.1:{host}/root.crl\";")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$\"http://localhost:{host}/latest\"]);")]
    [InlineData("var location = \"http://0.0.0.0:8080/root.crl\";")]
    [InlineData("var location = \"http://host.docker.internal/root.crl\";")]
    [InlineData("var location = \"http://[::1]:8080/root.crl\";")]
    public async Task LoopbackOrHttps_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("if (host == \"http://crl.contoso.com/root.crl\") { throw new InvalidOperationException(); }")]
    [InlineData("_ = host.StartsWith(\"http://crl.contoso.com/root.crl\", StringComparison.Ordinal);")]
    [InlineData("_ = host switch { \"http://crl.contoso.com/root.crl\" => 1, _ => 0 };")]
    [InlineData("switch (host) { case \"http://crl.contoso.com/root.crl\": break; }")]
    [InlineData("_ = host is \"http://crl.contoso.com/root.crl\";")]
    public async Task Comparison_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("System.Xml.Linq.XNamespace ns = \"http://schemas.contoso.com/root.crl\";")]
    [InlineData("_ = new System.Xml.XmlDocument().CreateElement(\"x\", \"list\", \"http://schemas.contoso.com/root.crl\");")]
    [InlineData("new System.Xml.XmlNamespaceManager(new System.Xml.NameTable()).AddNamespace(\"c\", \"http://crl.contoso.com/root.crl\");")]
    [InlineData("System.Xml.XmlWriter.Create(Stream.Null).WriteAttributeString(\"xmlns\", \"http://crl.contoso.com/root.crl\");")]
    [InlineData("const string Namespace = \"http://crl.contoso.com/root.crl\";")]
    [InlineData("var crlNs = \"http://crl.contoso.com/root.crl\";")]
    [InlineData("string xmlnsList; xmlnsList = \"http://crl.contoso.com/root.crl\";")]
    public async Task XmlNamespace_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("_ = host.Replace(\"http://crl.contoso.com/root.crl\", \"https://crl.contoso.com/root.crl\");")]
    [InlineData("_ = new Dictionary<string, string> { [\"http://crl.contoso.com/root.crl\"] = \"https://crl.contoso.com/root.crl\" };")]
    [InlineData("_ = new Dictionary<string, string> { { \"http://crl.contoso.com/root.crl\", \"https://crl.contoso.com/root.crl\" } };")]
    [InlineData("new Dictionary<string, string>().Add(\"http://crl.contoso.com/root.crl\", host);")]
    public async Task TextThatIsLookedFor_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task LongConcatenation_IsTracedOnce()
    {
        await IsSilentAsync(InMethod("var text = host + " + string.Join(" + host + ", Enumerable.Repeat("\"http://contoso.com/\"", 400)) + ";"));
    }

    [Theory]
    [InlineData("var extension = \".crl\";")]
    [InlineData("var name = \"root.crl\";")]
    [InlineData("var location = \"http://contoso.com/crl\";")]
    [InlineData("var location = \"http://contoso.com/root.crl.html\";")]
    [InlineData("var location = \"ldap://contoso.com/root.crl\";")]
    [InlineData("var location = \"http://x.crl\";")]
    [InlineData("_ = new X509Extension(\"2.5.29.17\", Encoding.ASCII.GetBytes(\"http://crl.contoso.com/latest\"), false);")]
    [InlineData("CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([host]);")]
    public async Task OtherText_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task LocationReadFromACertificate_IsSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography.X509Certificates;
            class Checker
            {
                async Task<byte[]> FetchAsync(HttpClient client, X509Certificate2 certificate)
                {
                    var access = certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().Single();
                    return await client.GetByteArrayAsync(access.EnumerateOcspUris().First());
                }
            }
            """);

    [Theory]
    [InlineData("var location = {|ST1205:\"http://crl.contoso.com/root.crl\"|}; // published", "var location = \"https://crl.contoso.com/root.crl\"; // published")]
    [InlineData("var location = {|ST1205:$\"http://{host}/root.crl\"|};", "var location = $\"https://{host}/root.crl\";")]
    [InlineData("var location = {|ST1205:@\"HTTP://crl.contoso.com/root.crl\"|};", "var location = @\"https://crl.contoso.com/root.crl\";")]
    [InlineData("var location = {|ST1205:\"http://\" + host + \"/root.crl\"|};", "var location = \"https://\" + host + \"/root.crl\";")]
    [InlineData("var location = {|ST1205:\"\"\"http://crl.contoso.com/root.crl\"\"\"|};", "var location = \"\"\"https://crl.contoso.com/root.crl\"\"\";")]
    [InlineData(
        "CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([{|ST1205:\"http://a.contoso.com/latest\"|}, {|ST1205:\"http://b.contoso.com/root.crl\"|}]);",
        "CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([\"https://a.contoso.com/latest\", \"https://b.contoso.com/root.crl\"]);")]
    [InlineData("var location = {|ST1205:\"http://pki.contoso.com:80/root.crl\"|};", "var location = \"https://pki.contoso.com/root.crl\";")]
    [InlineData("var location = {|ST1205:$\"http://pki.contoso.com:80/{host}/root.crl\"|};", "var location = $\"https://pki.contoso.com/{host}/root.crl\";")]
    [InlineData("var location = {|ST1205:\"http://[2001:db8::1]/root.crl\"|};", "var location = \"https://[2001:db8::1]/root.crl\";")]
    public async Task Fix_ChangesTheSchemeOnly(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("var location = {|ST1205:\"http://pki.contoso.com:8080/root.crl\"|};")]
    [InlineData("var location = {|ST1205:\"http://[2001:db8::1]:8080/root.crl\"|};")]
    [InlineData("var location = {|ST1205:$\"http://{host}:8080/root.crl\"|};")]
    [InlineData("var location = {|ST1205:\"http://pki.contoso.com:80\" + host + \"/root.crl\"|};")]
    [InlineData("var location = {|ST1205:\"http://\" + host + \":8080/root.crl\"|};")]
    [InlineData("var location = string.Format({|ST1205:\"http://{0}:8080/root.crl\"|}, host);")]
    public async Task PortOfPlainHttp_GetsNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    [Fact]
    public async Task SchemeStatedElsewhere_GetsNoFix() =>
        await OffersNoFixAsync(InMethod("var location = {|ST1205:Host + \"/root.crl\"|};"));

    private static string InMethod(string statement) => $$"""
        using System.Formats.Asn1;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;

        class Issuer
        {
            private const string Host = "http://crl.contoso.com";
            private const string Extension = ".crl";
            private static readonly string Name = "root";

            static void Fetch(string location) { }

            private static byte[] Encoded(string location)
            {
                var writer = new AsnWriter(AsnEncodingRules.DER);
                writer.WriteCharacterString(UniversalTagNumber.IA5String, location, new Asn1Tag(TagClass.ContextSpecific, 6));
                return writer.Encode();
            }

            async Task Issue(HttpClient client, string host)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;
}
