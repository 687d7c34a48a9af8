using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class ApplicationTests : EmulatorScenario
{
    protected override bool SignsIn => false;

    [Fact]
    public async Task AddClientSecret_UsedByMsal_GetsTokensWithTheApplicationsRoles()
    {
        var application = await Teams.Identity.RegisterApplicationAsync(new EmulatedApplication { Roles = ["OnlineMeetings.Read.All"] }, Cancelled);
        var msal = ConfidentialClientApplicationBuilder.Create(application.ClientId.ToString("D"))
            .WithAuthority($"{Teams.Authority}{Teams.TenantId:D}", validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithClientSecret(application.AddClientSecret(TimeSpan.FromDays(1)))
            .WithHttpClientFactory(Client)
            .Build();

        var result = await msal.AcquireTokenForClient([TokenEndpoint.GraphScope(Teams)]).ExecuteAsync(Cancelled);

        var token = new JsonWebToken(result.AccessToken);
        Assert.Equal("OnlineMeetings.Read.All", token.GetClaim("roles").Value);
        Assert.Equal(application.ClientId.ToString("D"), token.GetClaim("azp").Value);
    }

    [Fact]
    public async Task Token_WrongSecret_IsAadsts7000215()
    {
        var application = await Teams.Identity.RegisterApplicationAsync(new EmulatedApplication(), Cancelled);
        application.AddClientSecret(TimeSpan.FromDays(1));

        var answer = await TokenEndpoint.WithSecretAsync(Client, Teams, application.ClientId, "guessed");

        Assert.Equal((7000215, "invalid_client"), (answer.Code, answer.Error));
    }

    [Fact]
    public async Task Token_SecretOfAnotherApplication_IsAadsts7000215()
    {
        var application = await Teams.Identity.RegisterApplicationAsync(new EmulatedApplication(), Cancelled);
        var other = await Teams.Identity.RegisterApplicationAsync(new EmulatedApplication(), Cancelled);

        var answer = await TokenEndpoint.WithSecretAsync(Client, Teams, application.ClientId, other.AddClientSecret(TimeSpan.FromDays(1)));

        Assert.Equal(7000215, answer.Code);
    }

    [Fact]
    public async Task Token_ExpiredSecret_IsAadsts7000222()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var teams = await TeamsEmulator.StartAsync(new TeamsEmulatorOptions { TimeProvider = clock }, Cancelled);
        using var client = new EmulatorClient(teams);
        var application = await teams.Identity.RegisterApplicationAsync(new EmulatedApplication(), Cancelled);
        var secret = application.AddClientSecret(TimeSpan.FromDays(1));
        Assert.NotEmpty((await TokenEndpoint.WithSecretAsync(client, teams, application.ClientId, secret)).AccessToken);

        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(7000222, (await TokenEndpoint.WithSecretAsync(client, teams, application.ClientId, secret)).Code);
    }

    [Fact]
    public async Task Token_ExpiredCertificate_IsAadsts700027()
    {
        var now = TimeProvider.System.GetUtcNow();
        var expired = Teams.Certificates.Issue(CertificateIssuance.Client with { NotBefore = now.AddDays(-2), NotAfter = now.AddDays(-1) });
        Teams.Identity.Application.AddCertificate(expired);

        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync(expired));

        Assert.Contains("AADSTS700027", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("expired", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrustSubjectName_CertificateSentByMsal_IsAccepted()
    {
        var unregistered = Teams.Certificates.Issue(CertificateIssuance.Client with { CommonName = "meetings.contoso.example" });
        Teams.Identity.Application.TrustSubjectName("meetings.contoso.example");
        var msal = ConfidentialClientApplicationBuilder.Create(Teams.ClientId.ToString("D"))
            .WithOidcAuthority($"{Teams.Authority}{Teams.TenantId:D}/v2.0")
            .WithCertificate(unregistered, sendX5C: true)
            .WithHttpClientFactory(Client)
            .Build();

        var result = await msal.AcquireTokenForClient([TokenEndpoint.GraphScope(Teams)]).ExecuteAsync(Cancelled);

        Assert.NotEmpty(result.AccessToken);
        Assert.Equal(700027, (await TokenEndpoint.WithAssertionAsync(Client, Teams, Assertions.Sign(unregistered, Teams.ClientId, TokenEndpoint.Address(Teams)))).Code);
    }

    [Theory]
    [InlineData("someone.else.example", false)]
    [InlineData("meetings.contoso.example", true)]
    public async Task TrustSubjectName_OtherNameOrOtherIssuer_IsRefused(string name, bool isForeign)
    {
        await using var others = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        var certificate = (isForeign ? others : Teams).Certificates.Issue(CertificateIssuance.Client with { CommonName = name });
        Teams.Identity.Application.TrustSubjectName("meetings.contoso.example");

        var answer = await TokenEndpoint.WithAssertionAsync(Client, Teams, Assertions.Sign(certificate, Teams.ClientId, TokenEndpoint.Address(Teams), sendsCertificate: true));

        Assert.Equal(700027, answer.Code);
    }

    [Fact]
    public async Task Token_PublicClientWithSecret_IsAadsts700025()
    {
        var application = await Teams.Identity.RegisterApplicationAsync(new EmulatedApplication { IsPublicClient = true }, Cancelled);

        var answer = await TokenEndpoint.PostAsync(Client, TokenEndpoint.Address(Teams), new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = "none",
            ["client_id"] = application.ClientId.ToString("D"),
            ["client_secret"] = "any",
        });

        Assert.Equal(700025, answer.Code);
        Assert.Throws<InvalidOperationException>(() => application.AddClientSecret(TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task RegisterApplicationAsync_UnusableDescription_Throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Teams.Identity.RegisterApplicationAsync(new EmulatedApplication { ClientId = Guid.Empty }, Cancelled));
        await Assert.ThrowsAsync<ArgumentException>(() => Teams.Identity.RegisterApplicationAsync(new EmulatedApplication { Tenants = [Guid.NewGuid()] }, Cancelled));
        await Assert.ThrowsAsync<ArgumentException>(() => Teams.Identity.RegisterApplicationAsync(new EmulatedApplication { RedirectUris = ["here"] }, Cancelled));
    }

    [Fact]
    public async Task RegisterApplicationAsync_SameIdTwice_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Teams.Identity.RegisterApplicationAsync(new EmulatedApplication { ClientId = Teams.ClientId }, Cancelled));

    [Fact]
    public async Task Token_Refused_EchoesTheCorrelationId()
    {
        var id = Guid.NewGuid().ToString("D");

        var answer = await TokenEndpoint.PostAsync(Client, TokenEndpoint.Address(Teams), new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = Teams.ClientId.ToString("D") }, id);

        Assert.Equal(id, (string?)answer.Body["correlation_id"]);
        Assert.StartsWith("AADSTS7000218: ", (string?)answer.Body["error_description"], StringComparison.Ordinal);
        Assert.NotNull((string?)answer.Body["trace_id"]);
        Assert.NotNull((string?)answer.Body["timestamp"]);
        Assert.Null(answer.Body["error_uri"]);
    }
}
