using SecureTeams.Transport.Certificates;
using Code = SecureTeams.Transport.Certificates.CertificateFindingCode;

namespace SecureTeams.Tests.Transport.Certificates;

public sealed class NameRuleTests
{
    [Theory]
    [InlineData("graph.contoso.example", "graph.contoso.example")]
    [InlineData("GRAPH.Contoso.example", "graph.contoso.EXAMPLE")]
    [InlineData("graph.contoso.example.", "graph.contoso.example")]
    [InlineData("graph.contoso.example", "*.contoso.example")]
    [InlineData("graph.contoso.example", "other.example", "*.Contoso.Example")]
    [InlineData("localhost", "localhost")]
    [InlineData("bücher.contoso.example", "xn--bcher-kva.contoso.example")]
    [InlineData("xn--bcher-kva.contoso.example", "XN--BCHER-KVA.contoso.example")]
    public void Evaluate_NameOfTheCertificate_StandsForTheHost(string host, params string[] names)
    {
        using var chain = CertificateChain.Make(leaf => leaf.Names = names);
        Assert.Empty(chain.Evaluate(CertificateRules.ForServer(host)));
    }

    [Theory]
    [InlineData("graph.contoso.example", "login.contoso.example")]
    [InlineData("graph.contoso.example", "contoso.example")]
    [InlineData("contoso.example", "*.contoso.example")]
    [InlineData("a.b.contoso.example", "*.contoso.example")]
    [InlineData("a.b.contoso.example", "*.*.contoso.example")]
    [InlineData("a.b.contoso.example", "a.*.contoso.example")]
    [InlineData("contoso.com", "*.com")]
    [InlineData("contoso.com", "*.com.")]
    [InlineData("localhost", "*")]
    [InlineData("localhost", "*.")]
    [InlineData("foo.contoso.example", "f*o.contoso.example")]
    [InlineData("foo.contoso.example", "f*.contoso.example")]
    [InlineData("foo.contoso.example", "*o.contoso.example")]
    [InlineData("xn--bcher-kva.contoso.example", "xn--*.contoso.example")]
    [InlineData("graph.contoso.example", "graph.contoso.example\0.evil.example")]
    [InlineData("graph.contoso.example", " graph.contoso.example")]
    [InlineData("graph.contoso.example", "203.0.113.7")]
    [InlineData("graph.contoso.example")]
    public void Evaluate_NameOfTheCertificate_DoesNotStandForTheHost(string host, params string[] names)
    {
        using var chain = CertificateChain.Make(leaf => (leaf.Names, leaf.Subject) = (names, "CN=graph.contoso.example"));
        CertificateFinding finding = Assert.Single(chain.Evaluate(CertificateRules.ForServer(host)));
        Assert.Equal((Code.NameMismatch, 0, CertificateFindingSeverity.Error), (finding.Code, finding.Position, finding.Severity));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0x7f.1")]
    [InlineData("0x7f000001")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("graph.contoso.example:443")]
    [InlineData("https://graph.contoso.example")]
    [InlineData("graph..contoso.example")]
    [InlineData(".contoso.example")]
    [InlineData("graph.contoso.example..")]
    [InlineData("*.contoso.example")]
    [InlineData("-graph.contoso.example")]
    [InlineData("gra ph.contoso.example")]
    [InlineData("graph.contoso.example/")]
    [InlineData("graph.contoso.example\0")]
    [InlineData(".")]
    public void ForServer_NoDnsName_IsRefused(string host) => Assert.Throws<ArgumentException>(() => CertificateRules.ForServer(host));

    [Fact]
    public void ForServer_TooLongLabelOrName_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CertificateRules.ForServer(new string('a', 64) + ".example"));
        Assert.Throws<ArgumentException>(() => CertificateRules.ForServer(string.Join('.', Enumerable.Repeat("abcdefg", 32))));
        Assert.NotNull(CertificateRules.ForServer(new string('a', 63) + ".example"));
    }

    [Fact]
    public void ForServer_Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => CertificateRules.ForServer(null!));

    [Theory]
    [InlineData(-1)]
    [InlineData(366)]
    public void WithExpiryWarning_OutOfRange_IsRefused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CertificateRules.ForClient().WithExpiryWarning(TimeSpan.FromDays(days)));
}
