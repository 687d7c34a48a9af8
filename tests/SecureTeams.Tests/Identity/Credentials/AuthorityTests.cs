using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>Where a proof of identity may go, and where a token may.</summary>
public sealed class AuthorityTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetToken_AuthorityRedirects_ProofIsNotSentElsewhere()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedTeams evil = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.OnToken().Redirect(new Uri(evil.Emulator.Authority, $"{evil.Emulator.TenantId:D}/oauth2/v2.0/token"));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.RedirectRefused, refusal.Code);
        Assert.Empty(evil.Emulator.Requests.Of(EmulatedService.Identity));
    }

    [Fact]
    public async Task GetToken_OfAnotherCloud_IsRefusedByGraph()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedTeams other = await EmulatedTeams.StartAsync();
        using var entra = new Tests.Emulator.EmulatorClient(other.Emulator);
        string token = await entra.TokenAsync();
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromTokenProvider(
            (_, _) => ValueTask.FromResult(new SecureTeams.Identity.Credentials.ProvidedToken(token, TimeProvider.System.GetUtcNow().AddHours(1)))));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.TokenRejected, refusal.Code);
    }

    [Fact]
    public async Task Meetings_InChina_AreRefusedBeforeAnythingIsAskedFor()
    {
        int asked = 0;
        using var client = new SecureTeamsClient(new SecureTeamsOptions
        {
            Cloud = TeamsCloud.China,
            Tenant = TenantId.Parse("contoso.partner.onmschina.cn"),
            Credential = TeamsCredential.FromTokenProvider((_, _) =>
            {
                asked++;
                throw new NotSupportedException();
            }),
        });
        var someone = Guid.NewGuid();
        Func<Task>[] operations =
        [
            () => client.Meetings.CreateAsync(someone, EmulatedTeams.Draft(), Stop),
            () => client.Meetings.CreateOrGetAsync(someone, "id", EmulatedTeams.Draft(), Stop),
            () => client.Meetings.GetAsync(someone, "id", Stop),
            () => client.Meetings.FindByJoinUrlAsync(someone, JoinUrl.Parse("https://teams.microsoft.com/l/meetup-join/1"), Stop),
            () => client.Meetings.UpdateAsync(someone, "id", new MeetingChange { Subject = "s" }, Stop),
            () => client.Meetings.DeleteAsync(someone, "id", Stop),
            () => client.Meetings.ForTenant(new TenantId(someone)).DeleteAsync(someone, "id", Stop),
        ];
        foreach (Func<Task> operation in operations)
        {
            SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(operation);
            Assert.Equal(SecureTeamsErrorCode.NotAvailableInCloud, refusal.Code);
        }

        Assert.Equal(0, asked);
    }
}
