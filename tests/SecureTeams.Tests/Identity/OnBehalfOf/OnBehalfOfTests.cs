using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Tokens;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Claims;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Identity.OnBehalfOf;

public sealed class OnBehalfOfTests
{
    private const string Demand = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    private static readonly Guid OtherTenant = Guid.NewGuid();
    private static readonly EmulatedUser Bob = EmulatedUser.Create("Bob Baker", "bob@contoso.example");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_OnBehalfOfTheUser_GoToTheUsersOwnMeetingsWithOneToken()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        TeamsMeetingsClient mine = client.Meetings.OnBehalfOf(await ValidAsync(teams, client));
        OnlineMeeting created = await mine.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop);
        Assert.Equal(created.Id, (await mine.GetAsync(teams.Organizer, created.Id, Stop)).Id);
        Assert.Equal(created.Id, (await mine.FindByJoinUrlAsync(teams.Organizer, created.JoinUrl!, Stop))?.Id);
        await mine.UpdateAsync(teams.Organizer, created.Id, new MeetingChange { Subject = "Other" }, Stop);
        await mine.CreateOrGetAsync(teams.Organizer, "external", EmulatedTeams.Draft(), Stop);
        await mine.DeleteAsync(teams.Organizer, created.Id, Stop);
        Assert.All(teams.Emulator.Requests.Of(EmulatedService.Graph), request => Assert.StartsWith("/v1.0/me/onlineMeetings", request.Address.AbsolutePath, StringComparison.Ordinal));
        Assert.Equal(1, TokenRequests(teams));

        // The application's own token is another one, and the client itself has not changed.
        await teams.CreateAsync(client);
        Assert.Equal($"/v1.0/users/{teams.Organizer}/onlineMeetings", teams.Emulator.Requests.Of(GraphOperation.Create)[^1].Address.AbsolutePath);
        Assert.Equal(2, TokenRequests(teams));
    }

    [Fact]
    public async Task Operations_BelowAndBesideMeetings_AreTheUsersToo()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        TeamsMeetingsClient mine = client.Meetings.OnBehalfOf(await ValidAsync(teams, client));
        OnlineMeeting created = await mine.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop);
        IReadOnlyList<SecureTeams.Meetings.Batching.BatchResult> read = await mine.Batch.SendAsync([SecureTeams.Meetings.Batching.BatchRequest.Get(teams.Organizer, created.Id)], Stop);
        Assert.Equal(created.Id, read[0].Demand().Id);
        Assert.Throws<ArgumentException>(() => mine.Artifacts.ListRecordingsAsync(Bob.Id, "1", Stop));
        Assert.Throws<ArgumentException>(() => mine.Events.ListWebinarsAsync(Bob.Id, Stop));
        int before = teams.Emulator.Requests.Of(EmulatedService.Graph).Count;
        await Assert.ThrowsAsync<InvalidOperationException>(() => mine.FindByVideoTeleconferenceIdAsync("113456789", Stop));
        Assert.Equal(before, teams.Emulator.Requests.Of(EmulatedService.Graph).Count);
    }

    [Fact]
    public async Task Operations_OrganizerIsSomebodyElse_AreRefusedBeforeAnythingIsSent()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        TeamsMeetingsClient mine = client.Meetings.OnBehalfOf(await ValidAsync(teams, client));
        teams.Emulator.Requests.Clear();
        Func<Task>[] operations =
        [
            () => mine.CreateAsync(Bob.Id, EmulatedTeams.Draft(), Stop),
            () => mine.CreateOrGetAsync(Bob.Id, "external", EmulatedTeams.Draft(), Stop),
            () => mine.GetAsync(Bob.Id, "1", Stop),
            () => mine.FindByJoinUrlAsync(Bob.Id, JoinUrl.Parse("https://teams.example/l/1"), Stop),
            () => mine.UpdateAsync(Bob.Id, "1", new MeetingChange { Subject = "x" }, Stop),
            () => mine.DeleteAsync(Bob.Id, "1", Stop),
        ];
        foreach (Func<Task> operation in operations)
        {
            await Assert.ThrowsAsync<ArgumentException>("organizer", operation);
        }

        Assert.Empty(teams.Emulator.Requests.All);
    }

    [Fact]
    public async Task Views_OfAUser_DoNotBecomeTheApplicationOrAnotherUser()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client(options => options.TabTokens = new TabTokenOptions { Tenants = [teams.Emulator.TenantId, OtherTenant] });
        ValidatedTabToken token = await ValidAsync(teams, client);
        ValidatedTabToken ofOther = await ValidAsync(teams, client, new TabToken { TenantId = OtherTenant });
        TeamsMeetingsClient mine = client.Meetings.OnBehalfOf(token);
        Assert.Throws<InvalidOperationException>(() => mine.ForTenant(new TenantId(OtherTenant)));
        Assert.Throws<InvalidOperationException>(() => mine.OnBehalfOf(ofOther));
        Assert.Throws<ArgumentException>(() => client.Meetings.ForTenant(new TenantId(OtherTenant)).OnBehalfOf(token));
        Assert.Throws<ArgumentException>(() => client.Meetings.ForTenant(default));
        Assert.NotNull(client.Meetings.ForTenant(new TenantId(OtherTenant)).OnBehalfOf(ofOther));
    }

    [Fact]
    public async Task ForTenant_AnotherTenant_AsksItForTheApplicationsToken()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        TeamsMeetingsClient elsewhere = client.Meetings.ForTenant(new TenantId(OtherTenant));
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => elsewhere.GetAsync(teams.Organizer, meeting.Id, Stop));

        // Graph saw a token of the other tenant, in which the organizer does not exist.
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        Assert.Equal([teams.Emulator.TenantId, OtherTenant], TokenTenants(teams));
        await client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        Assert.Equal(2, TokenRequests(teams));
    }

    [Fact]
    public async Task Operations_TwoUsersAtTheSameTime_EachReachesOnlyItsOwn()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        ValidatedTabToken olivia = await ValidAsync(teams, client);
        ValidatedTabToken bob = await ValidAsync(teams, client, new TabToken { User = Bob });
        ValidatedTabToken[] turns = [.. Enumerable.Range(0, 60).Select(turn => turn % 2 == 0 ? olivia : bob)];
        OnlineMeeting[] meetings = await Task.WhenAll(turns.Select(token => client.Meetings.OnBehalfOf(token).CreateAsync(token.ObjectId, EmulatedTeams.Draft(), Stop)));
        Assert.Equal(2, TokenRequests(teams));
        for (int turn = 0; turn < turns.Length; turn++)
        {
            ValidatedTabToken other = turns[turn] == olivia ? bob : olivia;
            await client.Meetings.OnBehalfOf(turns[turn]).GetAsync(turns[turn].ObjectId, meetings[turn].Id, Stop);
            TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.OnBehalfOf(other).GetAsync(other.ObjectId, meetings[turn].Id, Stop));
            Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        }

        Assert.Equal(2, TokenRequests(teams));
    }

    [Fact]
    public async Task Operations_SameObjectIdInTwoTenants_AreTwoUsers()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client(options => options.TabTokens = new TabTokenOptions { Tenants = [teams.Emulator.TenantId, OtherTenant] });
        ValidatedTabToken here = await ValidAsync(teams, client);
        ValidatedTabToken there = await ValidAsync(teams, client, new TabToken { TenantId = OtherTenant, User = teams.Emulator.Organizer });
        Assert.Equal(here.ObjectId, there.ObjectId);
        OnlineMeeting meeting = await client.Meetings.OnBehalfOf(here).CreateAsync(here.ObjectId, EmulatedTeams.Draft(), Stop);
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.OnBehalfOf(there).GetAsync(there.ObjectId, meeting.Id, Stop));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        Assert.Equal([teams.Emulator.TenantId, OtherTenant], TokenTenants(teams));
        Assert.Equal(meeting.Id, (await client.Meetings.OnBehalfOf(here).GetAsync(here.ObjectId, meeting.Id, Stop)).Id);
        Assert.Equal(2, TokenRequests(teams));
    }

    [Fact]
    public async Task Operations_TwoTokensOfOneUser_DoNotShareWhatEachWasGiven()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        ValidatedTabToken first = await ValidAsync(teams, client);
        ValidatedTabToken again = await ValidAsync(teams, client, new TabToken { EndsIn = TimeSpan.FromMinutes(30) });
        await client.Meetings.OnBehalfOf(first).CreateAsync(first.ObjectId, EmulatedTeams.Draft(), Stop);
        await client.Meetings.OnBehalfOf(again).CreateAsync(again.ObjectId, EmulatedTeams.Draft(), Stop);
        Assert.Equal(2, TokenRequests(teams));
    }

    [Fact]
    public async Task Validate_TokensOfTheEmulatedEntra_AreJudgedAsTheyShould()
    {
        await using EmulatedTeams teams = await StartAsync();
        TabTokenValidator validator = teams.Client().TabTokens;
        (TabTokenReason Expected, TabToken Token)[] cases =
        [
            (TabTokenReason.Valid, new TabToken()),
            (TabTokenReason.Valid, new TabToken { AuthorizedParty = TabToken.TeamsWeb }),
            (TabTokenReason.SignatureInvalid, new TabToken { Signature = TokenSignature.ForeignKey }),
            (TabTokenReason.KeyUnknown, new TabToken { Signature = TokenSignature.UnknownKeyId }),
            (TabTokenReason.AlgorithmNotAllowed, new TabToken { Signature = TokenSignature.None }),
            (TabTokenReason.AlgorithmNotAllowed, new TabToken { Signature = TokenSignature.PublicKeyAsSecret }),
            (TabTokenReason.Expired, new TabToken { StartsIn = TimeSpan.FromHours(-2), EndsIn = TimeSpan.FromHours(-1) }),
            (TabTokenReason.NotYetValid, new TabToken { StartsIn = TimeSpan.FromHours(1), EndsIn = TimeSpan.FromHours(2) }),
            (TabTokenReason.AudienceMismatch, new TabToken { Audience = Guid.NewGuid().ToString("D") }),
            (TabTokenReason.IssuerNotAllowed, new TabToken { TenantId = OtherTenant }),
            (TabTokenReason.IssuerNotAllowed, new TabToken { Issuer = $"https://login.microsoftonline.com/{teams.Emulator.TenantId}/v2.0" }),
            (TabTokenReason.ApplicationToken, new TabToken { IsAppOnly = true }),
            (TabTokenReason.ScopeMissing, new TabToken { Scope = "access_as_user_extra" }),
            (TabTokenReason.ScopeMissing, new TabToken { Scope = null }),
            (TabTokenReason.ClientNotAllowed, new TabToken { AuthorizedParty = Guid.NewGuid() }),
        ];
        foreach ((TabTokenReason expected, TabToken token) in cases)
        {
            Assert.Equal(expected, (await validator.ValidateAsync(teams.Emulator.Identity.IssueTabToken(token), Stop)).Reason);
        }

        teams.Emulator.Identity.RollSigningKey();
        using SecureTeamsClient second = new(teams.Options());
        Assert.True((await second.TabTokens.ValidateAsync(teams.Emulator.Identity.IssueTabToken(), Stop)).IsValid);
    }

    [Fact]
    public async Task Exchange_TokenThatTheProviderRefuses_SendsNothingToGraph()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        TabToken[] wrong =
        [
            new() { Signature = TokenSignature.ForeignKey },
            new() { Signature = TokenSignature.None },
            new() { Signature = TokenSignature.PublicKeyAsSecret },
            new() { StartsIn = TimeSpan.FromHours(-2), EndsIn = TimeSpan.FromHours(-1) },
            new() { Audience = Guid.NewGuid().ToString("D") },
            new() { TenantId = OtherTenant },
            new() { IsAppOnly = true, Scope = null },
        ];
        foreach (TabToken token in wrong)
        {
            // As if a validator had let it pass.
            string text = teams.Emulator.Identity.IssueTabToken(token);
            TeamsMeetingsClient forged = client.Meetings.OnBehalfOf(Unchecked(teams, client, text));
            TeamsAuthenticationException refusal = await Assert.ThrowsAnyAsync<TeamsAuthenticationException>(() => forged.GetAsync(teams.Organizer, "1", Stop));
            Assert.NotNull(refusal.AadstsNumber);
            Assert.DoesNotContain(text, refusal.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task Exchange_TokenOfAnotherCloudOrApplication_IsNotSent()
    {
        await using EmulatedTeams teams = await StartAsync();
        await using EmulatedTeams others = await StartAsync();
        SecureTeamsClient client = teams.Client();
        SecureTeamsClient other = others.Client();
        ValidatedTabToken foreign = await ValidAsync(others, other);
        await RefusedAsync(client.Meetings.OnBehalfOf(foreign), foreign.ObjectId);
        await Assert.ThrowsAsync<TeamsAuthenticationException>(() => client.LongRunning.StartAsync(foreign, Stop));
        Assert.Empty(teams.Emulator.Requests.All);
    }

    [Fact]
    public async Task Exchange_CredentialCannotActForUsers_IsRefusedClearly()
    {
        await using EmulatedTeams teams = await StartAsync();
        ValidatedTabToken token = await ValidAsync(teams, teams.Client());
        teams.Emulator.Requests.Clear();
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromTokenProvider((_, _) => ValueTask.FromException<ProvidedToken>(new InvalidOperationException("It must not be asked.")), teams.Emulator.ClientId));
        TeamsAuthenticationException refusal = await RefusedAsync(client.Meetings.OnBehalfOf(token), token.ObjectId);
        Assert.Contains("on behalf of users", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TeamsAuthenticationException>(() => client.LongRunning.StartAsync(token, Stop));
        Assert.Empty(teams.Emulator.Requests.All);
    }

    [Fact]
    public async Task Exchange_ConditionalAccess_IsAChallengeUntilTheUserHasMetIt()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Identity.Challenges.RequireOnBehalfOf(Demand);
        ValidatedTabToken token = await ValidAsync(teams, client);
        ClaimsChallengeException challenge = await Assert.ThrowsAsync<ClaimsChallengeException>(() => client.Meetings.OnBehalfOf(token).GetAsync(token.ObjectId, "1", Stop));
        Assert.Equal(Demand, challenge.Claims);
        Assert.Equal(SecureTeamsErrorCode.InteractionRequired, challenge.Code);
        Assert.Equal(50076, challenge.AadstsNumber);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
        ValidatedTabToken stronger = await ValidAsync(teams, client, new TabToken { SatisfiedClaims = challenge.Claims });
        await client.Meetings.OnBehalfOf(stronger).CreateAsync(stronger.ObjectId, EmulatedTeams.Draft(), Stop);
    }

    [Fact]
    public async Task Exchange_NoConsent_SaysSo()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Identity.Application.Consent();
        ValidatedTabToken token = await ValidAsync(teams, client);
        Assert.Equal(SecureTeamsErrorCode.ConsentRequired, (await RefusedAsync(client.Meetings.OnBehalfOf(token), token.ObjectId)).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Operations_TokensRevoked_AreMetWithANewTokenOfTheSameSubject(bool isUser)
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client();
        ValidatedTabToken token = await ValidAsync(teams, client);
        TeamsMeetingsClient meetings = isUser ? client.Meetings.OnBehalfOf(token) : client.Meetings;
        OnlineMeeting meeting = await meetings.CreateAsync(token.ObjectId, EmulatedTeams.Draft(), Stop);
        teams.Emulator.Identity.Challenges.RevokeTokens();
        Assert.Equal(meeting.Id, (await meetings.GetAsync(token.ObjectId, meeting.Id, Stop)).Id);
        Assert.Equal(2, TokenRequests(teams));
        Assert.Equal([401, 200], teams.Emulator.Requests.Of(GraphOperation.Get).Select(request => request.Status ?? 0));
    }

    private static Task<EmulatedTeams> StartAsync() => EmulatedTeams.StartAsync(new TeamsEmulatorOptions { Users = { Bob }, AdditionalTenants = { OtherTenant } });

    private static async Task<ValidatedTabToken> ValidAsync(EmulatedTeams teams, SecureTeamsClient client, TabToken? token = null)
    {
        TabTokenResult result = await client.TabTokens.ValidateAsync(teams.Emulator.Identity.IssueTabToken(token), Stop);
        Assert.Equal(TabTokenReason.Valid, result.Reason);
        return result.Token!;
    }

    private static ValidatedTabToken Unchecked(EmulatedTeams teams, SecureTeamsClient client, string text)
    {
        Assert.NotNull(client);
        var audience = TabAudience.Of(teams.Options().Cloud!, teams.Emulator.ClientId);
        return new ValidatedTabToken(audience, text, teams.Emulator.TenantId, teams.Organizer, DateTimeOffset.MaxValue, displayName: null, userName: null);
    }

    private static Task<TeamsAuthenticationException> RefusedAsync(TeamsMeetingsClient meetings, Guid user) =>
        Assert.ThrowsAsync<TeamsAuthenticationException>(() => meetings.GetAsync(user, "1", Stop));

    private static int TokenRequests(EmulatedTeams teams) => TokenTenants(teams).Length;

    private static Guid[] TokenTenants(EmulatedTeams teams) =>
        [.. teams.Emulator.Requests.Of(EmulatedService.Identity).Where(request => request.Method == "POST").Select(request => Guid.Parse(request.Address.Segments[1].TrimEnd('/')))];
}
