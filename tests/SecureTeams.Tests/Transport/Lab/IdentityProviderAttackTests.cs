using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Tls;
using SecureTeams.Hosting;
using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Servers;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>
/// Some rows once more with the whole client and real name resolution, against the identity provider: the identity library
/// stands in between and must not hide the reason.
/// </summary>
public sealed class IdentityProviderAttackTests : IAsyncLifetime
{
    private readonly LabBench _bench = new();
    private EmulatedTeams _teams = null!;

    public async ValueTask InitializeAsync() => _teams = await EmulatedTeams.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _teams.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task Token_OldProtocol_IsRefusedBeforeTheAssertionIsSent()
    {
        var tls = new LegacyTls(Chain()) { Versions = ProtocolVersion.TLSv11.Only(), Suites = [CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA] };
        await using var server = new LabServer(tls.Script(Answers.Good));
        Assert.Equal(SecureTeamsErrorCode.TlsHandshakeFailed, await CodeAsync(server));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Token_Revoked_IsRefusedBeforeTheAssertionIsSent()
    {
        X509Certificate2[] revoked = [];
        LabChain chain = _bench.Chain(p => p with { DnsNames = ["localhost"], DistributionPoint = _bench.Lists.Publish(() => _bench.Root.List(new RevocationListProfile { Revoked = revoked })) });
        revoked = [chain.Leaf];
        await using var server = new LabServer(new PlatformTls(chain).Script(Answers.Good));
        Assert.Equal(SecureTeamsErrorCode.CertificateRevoked, await CodeAsync(server));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Token_EndlessHeaders_AreNotReadFurther()
    {
        await using var server = new LabServer(new PlatformTls(Chain()).Script(Answers.Endless("HTTP/1.1 200 OK\r\n", "X-More: 0123456789\r\n")));
        Assert.Equal(SecureTeamsErrorCode.ResponseHeadersTooLarge, await CodeAsync(server));
    }

    [Fact]
    public async Task Token_GoodServer_IsAskedForIt()
    {
        await using var server = new LabServer(new PlatformTls(Chain()).Script(Answers.Good));
        Assert.InRange(await CodeAsync(server), SecureTeamsErrorCode.AuthenticationFailed, SecureTeamsErrorCode.IdentityProviderUnavailable);
        Assert.NotEmpty(server.Requests);
    }

    private LabChain Chain() => _bench.Chain(p => p with { DnsNames = ["localhost"] });

    private async Task<SecureTeamsErrorCode> CodeAsync(LabServer authority)
    {
        SecureTeamsClient client = _teams.Client(options =>
        {
            options.Cloud = TeamsCloud.Custom("Attack lab", new Uri($"https://localhost:{authority.Port}/"), _teams.Emulator.GraphEndpoint);
            options.Trust = TlsTrust.OnlyRoots(_teams.Emulator.RootCertificate, _bench.Root.Certificate);
            options.MaxRetryAttempts = 0;
        });
        return (await Assert.ThrowsAnyAsync<SecureTeamsException>(() => _teams.CreateAsync(client))).Code;
    }
}
