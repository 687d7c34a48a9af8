using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Transport.Guards;

public sealed class ProxyTests
{
    [Fact(Timeout = 120_000)]
    public async Task Proxy_ThatTunnels_SeesHostsAndNothingElse()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var proxy = new ConnectProxy();
        SecureTeamsClient client = teams.Client(options => options.Proxy = new WebProxy(proxy.Address));
        OnlineMeeting meeting = await teams.CreateAsync(client);
        Assert.NotEmpty(meeting.Id);
        string[] lines = [.. proxy.Heads.Select(head => head.Split("\r\n")[0]).Distinct()];
        Assert.Contains($"CONNECT {teams.Emulator.Authority.Authority} HTTP/1.1", lines);
        Assert.Contains($"CONNECT {teams.Emulator.GraphEndpoint.Authority} HTTP/1.1", lines);

        // The others fetched revocation lists, which are public and signed.
        Assert.All(lines, line => Assert.Matches("^(CONNECT localhost:[0-9]+|GET http://127\\.0\\.0\\.1:[0-9]+/crl/[0-9a-f]+\\.crl) HTTP/1.1$", line));
        Assert.Contains(lines, line => line.StartsWith("GET ", StringComparison.Ordinal));
        Assert.All(proxy.Heads, head => Assert.DoesNotContain("Authorization", head, StringComparison.OrdinalIgnoreCase));
        Assert.True(client.Connections.TryGet(teams.Emulator.GraphEndpoint, out TlsReport? report));
        Assert.Equal("localhost", report.Host);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(ServerCertificateProfile.Revoked, SecureTeamsErrorCode.CertificateRevoked)]
    [InlineData(ServerCertificateProfile.WrongName, SecureTeamsErrorCode.CertificateNameMismatch)]
    [InlineData(ServerCertificateProfile.NoExtendedKeyUsage, SecureTeamsErrorCode.CertificateUsageInvalid)]
    public async Task Proxy_ThatTunnelsToABadCertificate_ChangesNothingAboutIt(ServerCertificateProfile profile, SecureTeamsErrorCode expected)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(profile, TestContext.Current.CancellationToken);
        using var proxy = new ConnectProxy();
        SecureTeamsClient client = teams.Client(options => options.Proxy = new WebProxy(proxy.Address), graph: endpoint.Address);
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
        Assert.Equal(expected, refusal.Code);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact(Timeout = 120_000)]
    public async Task Proxy_ThatIntercepts_IsRefusedAndSentNothing()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using X509Certificate2 forged = Forged();
        using var proxy = new ConnectProxy(interceptWith: forged);
        SecureTeamsClient client = teams.Client(options => options.Proxy = new WebProxy(proxy.Address));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Contains(refusal.Code, new[] { SecureTeamsErrorCode.CertificateUntrusted, SecureTeamsErrorCode.CertificateSelfSigned });
        Assert.All(proxy.Intercepted, Assert.Empty);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Identity));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<html></html>")]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("nonsense")]
    public async Task Proxy_ThatAnswersItself_IsRefused(string answer)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var proxy = new ConnectProxy(answer: answer);
        SecureTeamsClient client = teams.Client(options =>
        {
            options.Proxy = new WebProxy(proxy.Address);
            options.MaxRetryAttempts = 0;
        });
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
        Assert.Contains(refusal.Code, new[] { SecureTeamsErrorCode.ConnectionFailed, SecureTeamsErrorCode.TlsHandshakeFailed });
        Assert.Empty(teams.Emulator.Requests.All);
    }

    [Fact(Timeout = 120_000)]
    public async Task Proxy_WithAPassword_IsNotQuotedWhenItRefuses()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var proxy = new ConnectProxy(answer: "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        SecureTeamsClient client = teams.Client(options => options.Proxy = new WebProxy($"http://gateway:hunter2@{proxy.Address.Authority}/"));
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, refusal.Code);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 240_000)]
    public async Task Proxy_OfTheEnvironment_IsUsedAndItsPasswordNotQuoted()
    {
        using var proxy = new ConnectProxy(answer: "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        string failure = await EnvironmentProxyProcess.AskAsync($"http://gateway:hunter2@{proxy.Address.Authority}", TestContext.Current.CancellationToken);
        Assert.Contains(nameof(SecureTeamsErrorCode.ConnectionFailed), failure, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure, StringComparison.Ordinal);
        Assert.Contains(proxy.Heads, head => head.StartsWith($"CONNECT {EnvironmentProxyProcess.Host}:443 HTTP/1.1", StringComparison.Ordinal));
    }

    private static X509Certificate2 Forged()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN=localhost, O={Guid.NewGuid():N}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
