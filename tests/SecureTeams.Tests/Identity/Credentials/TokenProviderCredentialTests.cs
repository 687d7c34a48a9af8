using System.Net;
using System.Text.Json;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Tests.Emulator;

namespace SecureTeams.Tests.Identity.Credentials;

public sealed class TokenProviderCredentialTests
{
    private const string Secret = "s3cr3t-of-the-provider";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetToken_OfTheApplicationsOwnCode_IsAcceptedByGraph()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var entra = new EmulatorClient(teams.Emulator);
        var asked = new List<TokenProviderRequest>();
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromTokenProvider(async (request, _) =>
        {
            asked.Add(request);
            return new ProvidedToken(await entra.TokenAsync(scope: request.Scopes[0]), TimeProvider.System.GetUtcNow().AddHours(1));
        }));
        await teams.CreateAsync(client);
        await teams.CreateAsync(client);

        TokenProviderRequest request = Assert.Single(asked);
        Assert.Equal(new TenantId(teams.Emulator.TenantId), request.Tenant);
        Assert.Equal("Emulator", request.Cloud.Name);
        Assert.Equal([entra.ScopeOf(teams.Emulator.GraphEndpoint)], request.Scopes);
        Assert.Null(request.Claims);
        Assert.False(request.BypassesCaches);
    }

    [Fact]
    public async Task GetToken_OfAnotherAudience_IsRefusedByGraph()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsException refusal = await RefusedAsync(teams, (_, _) => ValueTask.FromResult(new ProvidedToken("eyJhbGciOiJub25lIn0.e30.", TimeProvider.System.GetUtcNow().AddHours(1))));
        Assert.Equal(SecureTeamsErrorCode.TokenRejected, refusal.Code);
    }

    [Fact]
    public async Task GetToken_UnusableToken_IsNotSent()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        DateTimeOffset later = TimeProvider.System.GetUtcNow().AddHours(1);
        await NotSentAsync(() => new ProvidedToken("a\r\nX-Evil: 1", later));
        await NotSentAsync(() => new ProvidedToken("ended", TimeProvider.System.GetUtcNow().AddMinutes(-1)));
        await NotSentAsync(() => null!, SecureTeamsErrorCode.CredentialUnusable);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));

        async Task NotSentAsync(Func<ProvidedToken> token, SecureTeamsErrorCode expected = SecureTeamsErrorCode.AuthenticationFailed)
        {
            SecureTeamsException refusal = await RefusedAsync(teams, (_, _) => ValueTask.FromResult(token()));
            Assert.Equal(expected, refusal.Code);
        }
    }

    [Fact]
    public async Task GetToken_ProviderFails_ItsTypeIsToldAndNotItsText()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsException refusal = await RefusedAsync(teams, (_, _) => throw new InvalidDataException(Secret));
        Assert.Equal(SecureTeamsErrorCode.CredentialUnusable, refusal.Code);
        Assert.Contains("threw InvalidDataException", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetToken_LibraryThatWrapsMsal_HasMsalsReason()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var entra = new EmulatorClient(teams.Emulator);
        SecureTeamsException refusal = await RefusedAsync(teams, async (_, _) =>
        {
            try
            {
                return new ProvidedToken(await entra.TokenAsync(clientId: Guid.NewGuid()), DateTimeOffset.MaxValue);
            }
            catch (Exception inner)
            {
                throw new InvalidOperationException(Secret, inner);
            }
        });
        Assert.Equal(SecureTeamsErrorCode.ApplicationNotFound, refusal.Code);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetToken_OwnExceptionOfTheProvider_IsKept()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsException refusal = await RefusedAsync(teams, (_, _) => throw new TeamsAuthenticationException(SecureTeamsErrorCode.ConsentRequired, "No consent.", "Consent.") { StatusCode = HttpStatusCode.BadRequest });
        Assert.Equal(SecureTeamsErrorCode.ConsentRequired, refusal.Code);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    [Fact]
    public void ProvidedToken_WrittenOut_ShowsNoToken()
    {
        var token = new ProvidedToken(Secret, DateTimeOffset.UnixEpoch);
        Assert.DoesNotContain(Secret, $"{token} {JsonSerializer.Serialize(token)}", StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ProvidedToken(string.Empty, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void FromTokenProvider_ClientId_IsOptionalAndNeverEmpty()
    {
        static ValueTask<ProvidedToken> Give(TokenProviderRequest request, CancellationToken stop) => throw new NotSupportedException();
        Assert.Null(TeamsCredential.FromTokenProvider(Give).ClientId);
        Assert.Throws<ArgumentException>(() => TeamsCredential.FromTokenProvider(Give, Guid.Empty));
    }

    private static async Task<SecureTeamsException> RefusedAsync(EmulatedTeams teams, Func<TokenProviderRequest, CancellationToken, ValueTask<ProvidedToken>> provider)
    {
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromTokenProvider(provider));
        return await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.GetAsync(teams.Organizer, "id", Stop));
    }
}
