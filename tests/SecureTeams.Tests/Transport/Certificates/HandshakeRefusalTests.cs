using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Inspection;
using Refused = SecureTeams.SecureTeamsErrorCode;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>Each rule refuses in a real handshake, under the code of its first finding and with all findings.</summary>
public sealed class HandshakeRefusalTests
{
    [Fact]
    public async Task Handshake_GoodChain_IsReportedAndNothingIsSent()
    {
        await using var served = ServedChain.Start();
        TlsReport report = await served.InspectAsync();
        Assert.Equal("localhost", report.Host);
        Assert.True(report.RevocationChecked);
        Assert.Equal(
            [(CertificateFindingCode.DistributionPointPlainHttp, 0), (CertificateFindingCode.DistributionPointPlainHttp, 1)],
            report.CertificateFindings.Select(finding => (finding.Code, finding.Position)));
        Assert.Equal(0, served.Endpoint.Received);
    }

    [Fact]
    public async Task Handshake_CertificateThatEndsSoon_IsAcceptedAndReported()
    {
        await using var served = ServedChain.Start(leaf => leaf.NotAfter = TimeSpan.FromDays(3));
        TlsReport report = await served.InspectAsync();
        Assert.Equal(CertificateFindingCode.ExpiresSoon, report.CertificateFindings[0].Code);
    }

    [Theory]
    [InlineData("other curve of the intermediate", Refused.CertificateKeyWeak)]
    [InlineData("no distribution point", Refused.CertificateDistributionPointMissing)]
    [InlineData("authority as server", Refused.CertificateConstraintsInvalid)]
    [InlineData("issuer is no authority", Refused.CertificateConstraintsInvalid)]
    [InlineData("path length", Refused.CertificateConstraintsInvalid)]
    [InlineData("no usage", Refused.CertificateUsageInvalid)]
    [InlineData("any usage", Refused.CertificateUsageInvalid)]
    [InlineData("intermediate for mail", Refused.CertificateUsageInvalid)]
    [InlineData("key encipherment only", Refused.CertificateUsageInvalid)]
    [InlineData("common name only", Refused.CertificateNameMismatch)]
    [InlineData("wildcard", Refused.CertificateNameMismatch)]
    [InlineData("expired intermediate", Refused.CertificateNotTimeValid)]
    public async Task Handshake_BadChain_IsRefusedAndNothingIsSent(string fault, Refused expected)
    {
        await using ServedChain served = Start(fault);
        TeamsTransportException refusal = await served.RefusalAsync();
        Assert.Equal(expected, refusal.Code);
        Assert.Equal(expected, FindingKind.Of(refusal.CertificateFindings[0].Code).RefusedWith);
        Assert.Contains("'localhost'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, served.Endpoint.Received);
    }

    [Fact]
    public async Task Handshake_UntrustedRoot_IsIncompleteSinceNobodySendsTheRoot()
    {
        await using var served = ServedChain.Start();
        using var other = CertificateChain.Make();
        Assert.Equal(Refused.CertificateChainIncomplete, (await served.RefusalAsync(TlsTrust.OnlyRoots(other.Root))).Code);
    }

    [Fact]
    public void Demand_UntrustedRootThatIsSent_IsUntrusted()
    {
        using var chain = CertificateChain.Make();
        using X509Chain built = chain.Build(trusted: false);
        TeamsTransportException refusal = Assert.Throws<TeamsTransportException>(
            () => ServerCertificateCheck.Demand(CertificateChain.Host, chain.Leaf, built, SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.Equal(Refused.CertificateUntrusted, refusal.Code);
    }

    /// <summary>Whatever the platform objects to is refused, also when no rule has found anything.</summary>
    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, Refused.CertificateInvalid)]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch, Refused.CertificateNameMismatch)]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable, Refused.CertificateInvalid)]
    [InlineData((SslPolicyErrors)64, Refused.CertificateInvalid)]
    public void Demand_ObjectionOfThePlatformWithoutAFinding_IsRefused(SslPolicyErrors errors, Refused expected)
    {
        using var chain = CertificateChain.Make();
        using X509Chain built = chain.Build();
        Assert.NotNull(ServerCertificateCheck.Demand(CertificateChain.Host, chain.Leaf, built, SslPolicyErrors.None));
        Assert.Equal(expected, Assert.Throws<TeamsTransportException>(() => ServerCertificateCheck.Demand(CertificateChain.Host, chain.Leaf, built, errors)).Code);
    }

    [Fact]
    public void Demand_HostIsAnAddress_IsRefusedWhateverTheCertificateSays()
    {
        using var chain = CertificateChain.Make(leaf => leaf.Names = ["127.0.0.1"]);
        using X509Chain built = chain.Build();
        Assert.Equal(Refused.CertificateNameMismatch, Assert.Throws<TeamsTransportException>(() => ServerCertificateCheck.Demand("127.0.0.1", chain.Leaf, built, SslPolicyErrors.None)).Code);
    }

    [Fact]
    public async Task Handshake_MissingIntermediate_IsIncomplete()
    {
        await using var served = ServedChain.Start(complete: false);
        Assert.Equal(Refused.CertificateChainIncomplete, (await served.RefusalAsync()).Code);
    }

    [Fact]
    public async Task Handshake_SelfSigned_IsRefusedAsSuch()
    {
        var level = new ChainLevel
        {
            Subject = "CN=localhost",
            IsAuthority = false,
            KeyUsage = X509KeyUsageFlags.DigitalSignature,
            ExtendedKeyUsages = [ChainLevel.ServerAuthentication],
            Names = ["localhost"],
        };
        using X509Certificate2 bare = level.Issue(new X500DistinguishedName(level.Subject), level.Key, TimeProvider.System.GetUtcNow());
        using X509Certificate2 alone = bare.CopyWithPrivateKey((ECDsa)level.Key);
        await using var endpoint = new TlsEndpoint(alone);
        using var inspector = new TlsInspector();
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => inspector.InspectAsync("localhost", endpoint.Port, TestContext.Current.CancellationToken));
        Assert.Equal(Refused.CertificateSelfSigned, refusal.Code);
        Assert.Contains(refusal.CertificateFindings, finding => finding.Code == CertificateFindingCode.UntrustedRoot);
    }

    [Fact]
    public async Task Handshake_ManyFaults_AreAllInTheException()
    {
        await using var served = ServedChain.Start(leaf => (leaf.NotAfter, leaf.ExtendedKeyUsages, leaf.Names) = (TimeSpan.FromHours(-1), [], ["other.example"]));
        TeamsTransportException refusal = await served.RefusalAsync();
        Assert.Equal(Refused.CertificateNotTimeValid, refusal.Code);
        Assert.Equal(
            [CertificateFindingCode.Expired, CertificateFindingCode.NameMismatch, CertificateFindingCode.ExtendedKeyUsageMissing],
            refusal.CertificateFindings.Where(finding => finding.Severity == CertificateFindingSeverity.Error).Select(finding => finding.Code));
    }

    private static ServedChain Start(string fault) => fault switch
    {
        "other curve of the intermediate" => ServedChain.Start(intermediate: level => level.Key = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"))),
        "no distribution point" => ServedChain.Start(leaf => leaf.DistributionPoints = []),
        "authority as server" => ServedChain.Start(leaf => leaf.IsAuthority = true),
        "issuer is no authority" => ServedChain.Start(intermediate: level => (level.IsAuthority, level.PathLength) = (false, null)),
        "path length" => ServedChain.Start(root: level => level.PathLength = 0),
        "no usage" => ServedChain.Start(leaf => leaf.ExtendedKeyUsages = []),
        "any usage" => ServedChain.Start(leaf => leaf.ExtendedKeyUsages = [ChainLevel.AnyUsage]),
        "intermediate for mail" => ServedChain.Start(intermediate: level => level.ExtendedKeyUsages = ["1.3.6.1.5.5.7.3.4"]),
        "key encipherment only" => ServedChain.Start(leaf => leaf.KeyUsage = X509KeyUsageFlags.KeyEncipherment),
        "common name only" => ServedChain.Start(leaf => (leaf.Names, leaf.Subject) = ([], "CN=localhost")),
        "wildcard" => ServedChain.Start(leaf => leaf.Names = ["*"]),
        "expired intermediate" => ServedChain.Start(intermediate: level => level.NotAfter = TimeSpan.FromHours(-1)),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
