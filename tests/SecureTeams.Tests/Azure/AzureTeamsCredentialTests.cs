using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using SecureTeams.Azure;
using SecureTeams.Emulator;
using SecureTeams.Hosting;

namespace SecureTeams.Tests.Azure;

public sealed class AzureTeamsCredentialTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FromTokenCredential_CertificateOfAzureIdentity_CreatesAMeetingWithOneTokenForManyCalls()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using SocketsHttpHandler trusting = Trusting(teams.Emulator.RootCertificate);
        using var http = new HttpClient(trusting);
        var azure = new ClientCertificateCredential(
            teams.Emulator.TenantId.ToString(),
            teams.Emulator.ClientId.ToString(),
            teams.Emulator.ClientCertificate,
            new ClientCertificateCredentialOptions { AuthorityHost = teams.Emulator.Authority, DisableInstanceDiscovery = true, Transport = new HttpClientTransport(http) });
        SecureTeamsClient client = teams.Client(options => options.Credential = AzureTeamsCredential.FromTokenCredential(azure, teams.Emulator.ClientId));
        await teams.CreateAsync(client);
        await teams.CreateAsync(client);
        Assert.Single(teams.Emulator.Requests.Of(EmulatedService.Identity), request => request.Method == "POST");
    }

    [Fact]
    public async Task FromTokenCredential_Request_NamesTenantScopeAndContinuousAccessEvaluation()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var recorder = new Recorder(_ => throw new CredentialUnavailableException("secret-text of alice@contoso.example"));
        SecureTeamsClient client = teams.Client(options => options.Credential = AzureTeamsCredential.FromTokenCredential(recorder));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        TokenRequestContext asked = Assert.Single(recorder.Asked);
        Assert.Equal(teams.Emulator.TenantId.ToString(), asked.TenantId);
        Assert.Equal([teams.Emulator.GraphEndpoint.AbsoluteUri + ".default"], asked.Scopes);
        Assert.True(asked.IsCaeEnabled);
        Assert.Null(asked.Claims);
        Assert.DoesNotContain("alice", refusal.ToString(), StringComparison.Ordinal);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task FromTokenCredential_TokenOfAnotherAudience_IsRefusedByGraphAndForgotten()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedTeams other = await EmulatedTeams.StartAsync();
        using SocketsHttpHandler trusting = Trusting(other.Emulator.RootCertificate);
        using var http = new HttpClient(trusting);
        var foreign = new ClientCertificateCredential(
            other.Emulator.TenantId.ToString(),
            other.Emulator.ClientId.ToString(),
            other.Emulator.ClientCertificate,
            new ClientCertificateCredentialOptions { AuthorityHost = other.Emulator.Authority, DisableInstanceDiscovery = true, Transport = new HttpClientTransport(http) });
        var recorder = new Recorder(_ => foreign.GetToken(new TokenRequestContext([other.Emulator.GraphEndpoint.AbsoluteUri + ".default"]), Stop));
        SecureTeamsClient client = teams.Client(options => options.Credential = AzureTeamsCredential.FromTokenCredential(recorder));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.TokenRejected, refusal.Code);
    }

    [Fact]
    public void FromTokenCredential_EmptyClientOrNothing_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => AzureTeamsCredential.FromTokenCredential(null!));
        Assert.Throws<ArgumentException>(() => AzureTeamsCredential.FromTokenCredential(new Recorder(_ => default), Guid.Empty));
    }

    private static SocketsHttpHandler Trusting(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust };
        policy.CustomTrustStore.Add(root);
        return new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } };
    }

    private sealed class Recorder(Func<TokenRequestContext, AccessToken> answer) : TokenCredential
    {
        internal List<TokenRequestContext> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.Add(requestContext);
            return answer(requestContext);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
