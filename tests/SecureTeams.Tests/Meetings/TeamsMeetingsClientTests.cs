using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecureTeams.Emulator;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings;

public sealed class TeamsMeetingsClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_AnswerWithoutAnId_SaysThatTheMeetingMayBeThere()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Faults.On(GraphOperation.Create).WeakenPolicy(new JsonObject { ["id"] = string.Empty });
        TeamsServiceException failure = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(client));
        Assert.Equal((SecureTeamsErrorCode.ResponseMalformed, true, 1), (failure.Code, failure.OutcomeIsUnknown, failure.Attempts));
        Assert.NotNull(failure.ClientRequestId);
    }

    [Fact]
    public async Task CreateAsync_DefaultDraft_MakesTheStrictMeeting()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        OnlineMeeting meeting = await teams.CreateAsync(teams.Client());
        Assert.Equal("Quarter results", meeting.Subject);
        Assert.Equal(LobbyScope.OrganizationExcludingGuests, meeting.LobbyBypass);
        Assert.False(meeting.DialInBypassesLobby);
        Assert.Equal(PresenterScope.Organizer, meeting.Presenters);
        Assert.Equal(LobbyAdmitters.OrganizerAndCoOrganizers, meeting.Admitters);
        Assert.NotNull(meeting.JoinUrl);
        Assert.NotNull(meeting.ChatInfo?.ThreadId);
    }

    [Fact]
    public async Task EveryCall_CarriesThePreferHeaderARequestIdAndAToken()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        await client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        await client.Meetings.UpdateAsync(teams.Organizer, meeting.Id, new MeetingChange { Subject = "New" }, Stop);
        await client.Meetings.FindByJoinUrlAsync(teams.Organizer, meeting.JoinUrl!, Stop);
        await client.Meetings.DeleteAsync(teams.Organizer, meeting.Id, Stop);
        RecordedRequest[] calls = [.. teams.Emulator.Requests.Of(EmulatedService.Graph)];
        Assert.Equal(5, calls.Length);
        Assert.All(calls, call => Assert.True(call.HasBearerToken));
        Assert.All(calls, call => Assert.Contains("include-unknown-enum-members", call.Headers["Prefer"], StringComparison.Ordinal));
        Assert.Equal(5, calls.Select(call => call.Headers["client-request-id"]).Where(id => Guid.TryParse(id, out _)).Distinct().Count());
    }

    [Fact]
    public async Task GetAsync_AfterCreate_GivesTheSameMeeting()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client, MeetingPolicy.Strict with { LobbyBypass = LobbyScope.Invited });
        OnlineMeeting read = await client.Meetings.GetAsync(teams.Organizer, created.Id, Stop);
        Assert.Equal(created.JoinUrl, read.JoinUrl);
        Assert.Equal(LobbyScope.Invited, read.LobbyBypass);
        Assert.Equal(created.Start, read.Start);
    }

    [Fact]
    public async Task CreateOrGetAsync_Twice_IsOneMeetingWithThePolicyEachTime()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        CreateOrGetResult first = await client.Meetings.CreateOrGetAsync(teams.Organizer, "contract-17", EmulatedTeams.Draft(), Stop);
        await client.Meetings.UpdateAsync(teams.Organizer, first.Meeting.Id, new MeetingChange { LobbyBypass = LobbyScope.Everyone }, Stop);
        CreateOrGetResult second = await client.Meetings.CreateOrGetAsync(teams.Organizer, "contract-17", EmulatedTeams.Draft(), Stop);
        Assert.True(first.WasCreated);
        Assert.False(second.WasCreated);
        Assert.Equal(first.Meeting.Id, second.Meeting.Id);
        Assert.Equal(LobbyScope.OrganizationExcludingGuests, second.Meeting.LobbyBypass);
    }

    [Fact]
    public async Task CreateOrGetAsync_AnswerLostAfterCommit_IsRepeatedWithoutASecondMeeting()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Faults.On(GraphOperation.CreateOrGet).ResetAfterCommit();
        CreateOrGetResult result = await client.Meetings.CreateOrGetAsync(teams.Organizer, "contract-17", EmulatedTeams.Draft(), Stop);
        Assert.False(result.WasCreated);
    }

    [Fact]
    public async Task CreateAsync_AnswerLostAfterCommit_IsNotRepeated()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).ResetAfterCommit();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, refusal.Code);
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Create));
    }

    [Fact]
    public async Task CreateOrGetAsync_PolicyCannotBeApplied_SaysThatTheMeetingExists()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client(options => options.MaxRetryAttempts = 0);
        teams.Emulator.Faults.On(GraphOperation.Update).ServerError(500);
        MeetingPolicyPendingException refusal = await Assert.ThrowsAsync<MeetingPolicyPendingException>(() =>
            client.Meetings.CreateOrGetAsync(teams.Organizer, "contract-17", EmulatedTeams.Draft(), Stop));
        Assert.True(refusal.WasCreated);
        Assert.Equal(SecureTeamsErrorCode.ServiceUnavailable, Assert.IsType<TeamsServiceException>(refusal.InnerException).Code);
        await client.Meetings.DeleteAsync(teams.Organizer, refusal.Meeting.Id, Stop);
    }

    [Fact]
    public async Task DeleteAsync_ThrottledThenNotFound_IsNotFound()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Delete).Throttle(times: 1, retryAfter: TimeSpan.Zero);
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.Client().Meetings.DeleteAsync(teams.Organizer, "unknown", Stop));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        Assert.Equal(2, refusal.Attempts);
    }

    [Fact]
    public async Task DeleteAsync_AnswerLostAfterCommit_Succeeds()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Delete).ServerError(503).ResetAfterCommit();
        await client.Meetings.DeleteAsync(teams.Organizer, meeting.Id, Stop);
        await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.DeleteAsync(teams.Organizer, meeting.Id, Stop));
    }

    [Fact]
    public async Task AddSecureTeams_ProviderDisposed_ClosesTheConnections()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsOptions known = teams.Options();
        ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(options =>
        {
            options.Cloud = known.Cloud;
            options.Tenant = known.Tenant;
            options.Credential = known.Credential;
            options.Trust = known.Trust;
            options.Revocation = known.Revocation;
        }).BuildServiceProvider();
        TeamsMeetingsClient client = services.GetRequiredService<TeamsMeetingsClient>();
        await client.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop);
        await services.DisposeAsync();
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => client.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop));
    }

    [Fact]
    public async Task FindByJoinUrlAsync_KnownAndUnknown_GivesMeetingOrNull()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        OnlineMeeting? found = await client.Meetings.FindByJoinUrlAsync(teams.Organizer, created.JoinUrl!, Stop);
        Assert.Equal(created.Id, found?.Id);
        Assert.Null(await client.Meetings.FindByJoinUrlAsync(teams.Organizer, JoinUrl.Parse("https://teams.microsoft.com/l/meetup-join/other"), Stop));
    }

    [Fact]
    public async Task UpdateAsync_OneMember_LeavesTheOthers()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        MeetingUpdate changed = await client.Meetings.UpdateAsync(teams.Organizer, created.Id, new MeetingChange { DialInBypassesLobby = true }, Stop);
        Assert.True(changed.Meeting.DialInBypassesLobby);
        Assert.Equal(created.LobbyBypass, changed.Meeting.LobbyBypass);
        Assert.Equal(created.Subject, changed.Meeting.Subject);
    }

    [Fact]
    public async Task UpdateAsync_SpecificPresenters_SendsThePeopleAlong()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        MeetingUpdate changed = await client.Meetings.UpdateAsync(
            teams.Organizer,
            created.Id,
            new MeetingChange { Presenters = PresenterScope.SpecificPeople, Attendees = [new MeetingAttendee { UserPrincipalName = "adele@contoso.example", Role = MeetingRole.Presenter }] },
            Stop);
        Assert.Equal(PresenterScope.SpecificPeople, changed.Meeting.Presenters);
        Assert.Equal(MeetingRole.Presenter, Assert.Single(changed.Meeting.Attendees).Role);
    }

    [Fact]
    public async Task UpdateAsync_NothingToSend_IsRefusedBeforeTheNetwork()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.UpdateAsync(teams.Organizer, "id", new MeetingChange(), Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.UpdateAsync(teams.Organizer, "id", new MeetingChange { Presenters = PresenterScope.SpecificPeople }, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => teams.CreateAsync(client, MeetingPolicy.Strict with { Presenters = PresenterScope.SpecificPeople }));
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Identity));
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task DeleteAsync_ThenGet_IsNotFound()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        await client.Meetings.DeleteAsync(teams.Organizer, created.Id, Stop);
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.GetAsync(teams.Organizer, created.Id, Stop));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        Assert.Equal(HttpStatusCode.NotFound, refusal.StatusCode);
        Assert.True(Guid.TryParse(refusal.RequestId, out _));
        Assert.True(Guid.TryParse(refusal.ClientRequestId, out _));
    }

    [Fact]
    public async Task CreateAsync_SilentlyWeakerAnswer_ThrowsWithTheMeetingAndTheFinding()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Faults.On(GraphOperation.Create).WeakenPolicy();
        MeetingPolicyNotAppliedException refusal = await Assert.ThrowsAsync<MeetingPolicyNotAppliedException>(() => teams.CreateAsync(client));
        Assert.Contains(refusal.Findings, finding => finding is { Setting: nameof(MeetingPolicy.LobbyBypass), Actual: "everyone" });
        Assert.True(Guid.TryParse(refusal.RequestId, out _));
        Assert.True(Guid.TryParse(refusal.ClientRequestId, out _));
        await client.Meetings.UpdateAsync(teams.Organizer, refusal.Meeting.Id, MeetingChange.ToPolicy(MeetingPolicy.Strict), Stop);
    }

    [Fact]
    public async Task UpdateAsync_SilentlyWeakerAnswer_Throws()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Update).WeakenPolicy();
        await Assert.ThrowsAsync<MeetingPolicyNotAppliedException>(() =>
            client.Meetings.UpdateAsync(teams.Organizer, meeting.Id, MeetingChange.ToPolicy(MeetingPolicy.Strict), Stop));
    }

    [Fact]
    public async Task AnyCall_NoApplicationAccessPolicy_SaysSo()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { ApplicationAccessPolicyGranted = false });
        ApplicationAccessPolicyException refusal = await Assert.ThrowsAsync<ApplicationAccessPolicyException>(() => teams.CreateAsync(teams.Client()));
        Assert.Contains("New-CsApplicationAccessPolicy", refusal.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_ReadPermissionOnly_IsDenied()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { Roles = { [0] = "OnlineMeetings.Read.All" } });
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.AccessDenied, refusal.Code);
    }

    [Fact]
    public async Task AnyCall_UnknownTenant_SaysSo()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client(options => options.Tenant = new TenantId(Guid.NewGuid()));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Contains(refusal.Code, new[] { SecureTeamsErrorCode.TenantNotFound, SecureTeamsErrorCode.AuthenticationFailed });
    }

    [Fact]
    public async Task AnyCall_UnknownApplication_SaysSo()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromCertificate(Guid.NewGuid(), teams.Emulator.ClientCertificate));
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.ApplicationNotFound, refusal.Code);
    }

    [Fact]
    public async Task AddSecureTeams_FullRoundTrip_Works()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsOptions known = teams.Options();
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(options =>
        {
            options.Cloud = known.Cloud;
            options.Tenant = known.Tenant;
            options.Credential = known.Credential;
            options.Trust = known.Trust;
            options.Revocation = known.Revocation;
        }).BuildServiceProvider(validateScopes: true);
        OnlineMeeting meeting = await services.GetRequiredService<TeamsMeetingsClient>().CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop);
        Assert.Equal(LobbyScope.OrganizationExcludingGuests, meeting.LobbyBypass);
    }

    [Fact]
    public async Task AddSecureTeams_ApplicationAddsHandlersToEveryClient_OursHasNone()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsOptions known = teams.Options();
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(builder => builder.AddStandardResilienceHandler());
        services.AddLogging().AddSecureTeams(options =>
        {
            options.Cloud = known.Cloud;
            options.Tenant = known.Tenant;
            options.Credential = known.Credential;
            options.Trust = known.Trust;
            options.Revocation = known.Revocation;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        teams.Emulator.Faults.On(GraphOperation.Create).ServerError(502);
        await Assert.ThrowsAsync<TeamsServiceException>(() => provider.GetRequiredService<TeamsMeetingsClient>().CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop));
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Create));
    }

    [Fact]
    public async Task CreateAsync_Cancelled_ThrowsCancellation()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => teams.Client().Meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), cancelled.Token));
    }
}
