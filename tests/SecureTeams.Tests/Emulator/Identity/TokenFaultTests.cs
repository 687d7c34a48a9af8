using System.Text.Json;
using Microsoft.Identity.Client;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class TokenFaultTests : UserScenario
{
    [Fact]
    public async Task AadstsError_WithClaims_IsMsalsClaimsChallenge()
    {
        Teams.Faults.OnToken().AadstsError(50079, Claims);

        var refusal = await Assert.ThrowsAnyAsync<MsalUiRequiredException>(() => OnBehalfOfAsync());

        Assert.Contains("AADSTS50079", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Claims, refusal.Claims);
        Assert.Equal("interaction_required", refusal.ErrorCode);
    }

    [Theory]
    [InlineData(50173, "invalid_grant")]
    [InlineData(7000222, "invalid_client")]
    [InlineData(700016, "unauthorized_client")]
    public async Task AadstsError_Code_HasItsOAuthError(int code, string error)
    {
        Teams.Faults.OnToken().AadstsError(code);

        var answer = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken());

        Assert.Equal((code, error), (answer.Code, answer.Error));
        Assert.NotEmpty((await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken())).AccessToken);
    }

    [Fact]
    public async Task ThrottleUntil_Date_IsWrittenAsDate()
    {
        var until = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Teams.Faults.OnToken().ThrottleUntil(1, until);

        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync());

        Assert.Equal(until, refusal.Headers.RetryAfter?.Date);
    }

    [Fact]
    public void AadstsError_Graph_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Teams.Faults.On(GraphOperation.Get).AadstsError(50076));

    [Fact]
    public async Task Requests_TokenRequest_TellsWhatIsNotSecret()
    {
        await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken());
        await Api("cp1").AcquireTokenForClient([TokenEndpoint.GraphScope(Teams)]).WithSendX5C(true).ExecuteAsync(Cancelled);

        var requests = Teams.Requests.Of(EmulatedService.Identity).Where(request => request.Token is not null).Select(request => request.Token!).ToArray();

        Assert.Equal(["urn:ietf:params:oauth:grant-type:jwt-bearer", "client_credentials"], requests.Select(request => request.GrantType));
        Assert.All(requests, request => Assert.Equal((Teams.TenantId.ToString("D"), Teams.ClientId.ToString("D")), (request.Tenant, request.ClientId)));
        Assert.All(requests, request => Assert.True(request.HasClientAssertion && !request.HasClientSecret));
        Assert.Equal([false, true], requests.Select(request => request.HasCertificateChain));
        Assert.Null(requests[0].Claims);
        Assert.Contains("cp1", requests[1].Claims, StringComparison.Ordinal);
        Assert.Equal(TokenEndpoint.GraphScope(Teams), requests[1].Scope?.Split(' ')[0]);
    }

    [Fact]
    public async Task Requests_AllGrants_KeepNoSecret()
    {
        var secret = Teams.Identity.Application.AddClientSecret(TimeSpan.FromDays(1));
        await TokenEndpoint.WithSecretAsync(Client, Teams, Teams.ClientId, secret);
        var first = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken());
        await RefreshAsync(first.RefreshToken!, Teams.ClientId, Teams.ClientCertificate);
        using var response = await Client.Http.GetAsync(new Uri(Teams.Authority, $"{Teams.TenantId:D}/oauth2/v2.0/authorize?id_token_hint={first.AccessToken}&login_hint=olivia"), Cancelled);

        var journal = JsonSerializer.Serialize(Teams.Requests.All);

        Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);
        Assert.DoesNotContain(first.RefreshToken!, journal, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("olivia", journal, StringComparison.Ordinal);
        Assert.Contains("id_token_hint=redacted", journal, StringComparison.Ordinal);
    }
}
