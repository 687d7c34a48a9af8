using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.AspNetCore;

/// <summary>Each attack runs over a real TLS socket; none may reach the application.</summary>
public sealed class ClientCertificateGuardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public enum Attack
    {
        NoCertificate,
        SelfSigned,
        AnotherRoot,
        Expired,
        NotYetValid,
        ServerUsage,
        NoUsage,
        Revoked,
        NoList,
        StaleList,
        NoDistributionPoint,
        AnotherSubject,
        SubjectInAnotherCase,
        NameAsCommonNameOnly,
    }

    public static TheoryData<Attack, string, string> Attacks
    {
        get
        {
            var data = new TheoryData<Attack, string, string>();
            (Attack, string)[] all =
            [
                (Attack.NoCertificate, "CertificateMissing"),
                (Attack.SelfSigned, "SelfSigned"),
                (Attack.AnotherRoot, "ChainIncomplete"),
                (Attack.Expired, "Expired"),
                (Attack.NotYetValid, "NotYetValid"),
                (Attack.ServerUsage, "ExtendedKeyUsageWrong"),
                (Attack.NoUsage, "ExtendedKeyUsageMissing"),
                (Attack.Revoked, "Revoked"),
                (Attack.NoList, "RevocationUnknown"),
                (Attack.StaleList, "RevocationUnknown"),
                (Attack.NoDistributionPoint, "DistributionPointMissing"),
                (Attack.AnotherSubject, "ClientNotAllowed"),
                (Attack.SubjectInAnotherCase, "ClientNotAllowed"),
                (Attack.NameAsCommonNameOnly, "ClientNotAllowed"),
            ];
            foreach ((Attack attack, string reason) in all)
            {
                data.Add(attack, reason, "1.1");
                data.Add(attack, reason, "2.0");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Connect_Attack_IsRefusedForItsReasonAndNoRequestArrives(Attack attack, string reason, string version)
    {
        await using GuardedHost host = await GuardedHost.StartAsync((_, options) => options.AllowedDnsNames.Add("bot.contoso.example"));
        using X509Certificate2? certificate = Certificate(host, attack);
        Assert.False(await host.IsServedAsync(certificate, Version.Parse(version)));
        Assert.Empty(host.Served);
        Assert.Equal(reason, Assert.Single(host.Refusals.Distinct()));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, "1.1")]
    [InlineData(SslProtocols.Tls12, "2.0")]
    [InlineData(SslProtocols.Tls13, "1.1")]
    [InlineData(SslProtocols.Tls13, "2.0")]
    public async Task Connect_AllowedSubject_IsServed(SslProtocols protocol, string version)
    {
        await using GuardedHost host = await GuardedHost.StartAsync();
        using X509Certificate2 certificate = host.Issue();
        Assert.True(await host.IsServedAsync(certificate, Version.Parse(version), protocol));
        Assert.Single(host.Served);
        Assert.Empty(host.Refusals);
    }

    [Fact]
    public async Task Connect_AllowedThumbprint_IsServedAndAnotherOfTheSameSubjectIsNot()
    {
        X509Certificate2? listed = null;
        await using GuardedHost host = await GuardedHost.StartAsync((scene, options) =>
        {
            listed = scene.Issue();
            options.AllowedSubjects.Clear();
            options.AllowedThumbprints.Add(string.Join(':', listed.GetCertHash(HashAlgorithmName.SHA256).Select(octet => octet.ToString("x2", null))));
        });
        using X509Certificate2 other = host.Issue();
        Assert.False(await host.IsServedAsync(other));
        Assert.Equal("ClientNotAllowed", Assert.Single(host.Refusals.Distinct()));
        Assert.True(await host.IsServedAsync(listed));
    }

    [Fact]
    public async Task Connect_AllowedDnsName_IsServedAndAWildcardOfItIsNot()
    {
        await using GuardedHost host = await GuardedHost.StartAsync((_, options) =>
        {
            options.AllowedSubjects.Clear();
            options.AllowedDnsNames.Add("bot.contoso.example");
        });
        using X509Certificate2 named = host.Issue(issuance => issuance with { DnsNames = ["other.example", "BOT.contoso.example"] });
        using X509Certificate2 wildcard = host.Issue(issuance => issuance with { DnsNames = ["*.contoso.example"] });
        Assert.False(await host.IsServedAsync(wildcard));
        Assert.True(await host.IsServedAsync(named));
    }

    [Fact]
    public async Task Connect_OnlySuitesThatAreNotApproved_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("This platform has no choice of suites.");
            return;
        }

        await using GuardedHost host = await GuardedHost.StartAsync();
        using X509Certificate2 certificate = host.Issue();
        var suites = new CipherSuitesPolicy([TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256]);
        Assert.False(await host.IsServedAsync(certificate, protocols: SslProtocols.Tls12, suites: suites));
        Assert.Empty(host.Served);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Connect_RevokedSinceTheLastConnection_IsRefusedAlthoughTheSessionCouldBeResumed(SslProtocols protocol)
    {
        await using GuardedHost host = await GuardedHost.StartAsync((_, options) => options.Revocation = Patience.Revocation with { MaxAge = TimeSpan.Zero });
        using X509Certificate2 certificate = host.Issue();
        Assert.True(await host.IsServedAsync(certificate, protocols: protocol));
        host.Authority.Revoke(certificate);
        Assert.False(await host.IsServedAsync(certificate, protocols: protocol));
        Assert.Equal("Revoked", Assert.Single(host.Refusals.Distinct()));
    }

    [Fact]
    public async Task Connect_UnknownRevocationWithSoftFail_IsServedAndARevokedOneIsNot()
    {
        await using GuardedHost host = await GuardedHost.StartAsync((_, options) => options.Revocation = Patience.Revocation with { Requirement = RevocationRequirement.SoftFail });
        using X509Certificate2 revoked = host.Issue();
        host.Authority.Revoke(revoked);
        Assert.False(await host.IsServedAsync(revoked));
        host.Authority.RevocationLists = RevocationListMode.Unavailable;
        using X509Certificate2 unknown = host.Issue();
        Assert.True(await host.IsServedAsync(unknown));
    }

    [Fact]
    public async Task Connect_ServerCertificateRotated_NewConnectionsSeeTheNewOne()
    {
        await using GuardedHost host = await GuardedHost.StartAsync();
        using X509Certificate2 certificate = host.Issue();
        Assert.True(await host.IsServedAsync(certificate));

        // One that no client accepts shows that it is sent.
        host.Server = host.Issue();
        host.Folder.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.False(await host.IsServedAsync(certificate));
        host.Server = host.Authority.Issue(CertificateIssuance.Server);
        host.Folder.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.True(await host.IsServedAsync(certificate));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Serve_ConnectionOlderThanItsLifetime_IsReplacedByAnother(string version)
    {
        await using GuardedHost host = await GuardedHost.StartAsync((_, options) => options.ConnectionLifetime = TimeSpan.FromMinutes(5));
        using X509Certificate2 certificate = host.Issue();
        using HttpClient client = host.Client(certificate, Version.Parse(version));
        await client.GetStringAsync("/", Stop);
        host.Folder.Clock.Advance(TimeSpan.FromMinutes(4));
        await client.GetStringAsync("/", Stop);
        Assert.Single(host.Served.Distinct());

        // Asked to leave at five minutes; whether the client sees it before or after its next request is its business.
        host.Folder.Clock.Advance(TimeSpan.FromMinutes(1));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        while (host.Served.Distinct().Count() == 1)
        {
            try
            {
                await client.GetStringAsync("/", deadline.Token);
            }
            catch (HttpRequestException crossed) when (crossed.HttpRequestError == HttpRequestError.HttpProtocolError)
            {
                // It met the server's goodbye on its way (RFC 9113 section 6.8); the next one has another connection.
            }
        }
    }

    [Fact]
    public async Task Serve_ClientThatStays_IsCutOffAMinuteLater()
    {
        await using GuardedHost host = await GuardedHost.StartAsync((_, options) => options.ConnectionLifetime = TimeSpan.FromMinutes(5));
        using X509Certificate2 certificate = host.Issue();
        using HttpClient client = host.Client(certificate);
        Task<string> endless = client.GetStringAsync("/endless", Stop);
        await host.Asked.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        host.Folder.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(endless.IsCompleted);
        host.Folder.Clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<HttpRequestException>(() => endless.WaitAsync(TimeSpan.FromSeconds(60), Stop));
    }

    private static X509Certificate2? Certificate(GuardedHost host, Attack attack)
    {
        DateTimeOffset now = host.Folder.Clock.GetUtcNow();
        switch (attack)
        {
            case Attack.NoCertificate:
                return null;
            case Attack.SelfSigned:
                return host.Folder.Issue("teams-bot");
            case Attack.AnotherRoot:
                return host.IssueByAStranger();
            case Attack.Expired:
                return host.Issue(issuance => issuance with { NotBefore = now.AddDays(-20), NotAfter = now.AddDays(-1) });
            case Attack.NotYetValid:
                return host.Issue(issuance => issuance with { NotBefore = now.AddDays(1) });
            case Attack.ServerUsage:
                return host.Issue(issuance => issuance with { ExtendedKeyUsages = ["1.3.6.1.5.5.7.3.1"] });
            case Attack.NoUsage:
                return host.Issue(issuance => issuance with { ExtendedKeyUsages = [] });
            case Attack.NoList:
                host.Authority.RevocationLists = RevocationListMode.Unavailable;
                return host.Issue();
            case Attack.StaleList:
                host.Authority.RevocationLists = RevocationListMode.Stale;
                return host.Issue();
            case Attack.NoDistributionPoint:
                return host.Issue(issuance => issuance with { HasDistributionPoint = false });
            case Attack.AnotherSubject:
                return host.Issue(issuance => issuance with { CommonName = "teams-bot2" });
            case Attack.SubjectInAnotherCase:
                return host.Issue(issuance => issuance with { CommonName = "TEAMS-BOT" });
            case Attack.NameAsCommonNameOnly:
                return host.Issue(issuance => issuance with { CommonName = "bot.contoso.example" });
            case Attack.Revoked:
                X509Certificate2 revoked = host.Issue();
                host.Authority.Revoke(revoked);
                return revoked;
            default:
                throw new ArgumentOutOfRangeException(nameof(attack), attack, "There is no such attack.");
        }
    }
}
