using System.Net;
using global::LiveLobby;
using global::LiveLobby.Hall;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Tests.Samples.LiveLobby;

/// <summary>The live view over HTTP: what happens in a meeting, and who may make it happen.</summary>
public sealed class LiveLobbyTests : IAsyncLifetime
{
    private LobbySite _site = null!;
    private LobbyVisitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LobbySite.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _visitor = new LobbyVisitor(_site.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public void Kinds_AreEveryTypeAndEveryRowOfTheMatrix()
    {
        Assert.Equal(Enum.GetValues<ParticipantType>().Order(), ParticipantChoice.All.Select(choice => choice.Participant.Type).Distinct().Order());
        foreach (AdmissionRow row in AdmissionEngine.ExplainAll(TenantSettings.ServiceDefault.Around(new MeetingAccess())))
        {
            Assert.Contains(ParticipantChoice.All, choice => choice.Participant == row.Participant with { IsInvited = false });
        }
    }

    [Fact]
    public async Task ScriptedVisit_ComesAsItShould() => Assert.True(await ScriptedVisit.PlayAsync(_site.Address));

    [Theory]
    [InlineData(1, "baseline")]
    [InlineData(2, "sensitive")]
    [InlineData(3, "highly sensitive")]
    public async Task Protection_OfSeededMeeting_IsItsTierAndNowhereBelowTheFloor(int meeting, string tier)
    {
        string page = await _visitor.PageAsync($"/meetings/{meeting}/protection");
        Assert.Contains($"Protection tier: {tier}<", page, StringComparison.Ordinal);
        Assert.Contains("Nowhere below", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protection_OfTheMeetingFromTheCalendar_IsNoTierAndBelowTheFloor()
    {
        string page = await _visitor.PageAsync("/meetings/4/protection");
        Assert.Contains("No protection tier reached", page, StringComparison.Ordinal);
        Assert.Contains("<code>DialInBypassesLobby</code> must be <strong>false</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admit_ByAnAttendee_IsRefusedWithTheReason_AndByTheOrganizerIsDone()
    {
        await _visitor.DoAsync("/meetings/2/start");
        await _visitor.DoAsync("/meetings/2/join", ("kind", "caller"));
        await _visitor.DoAsync("/meetings/2/join", ("kind", "federated"), ("invited", "true"));
        string caller = await _visitor.PersonAsync(2, "Caller");
        string attendee = await _visitor.PersonAsync(2, "Fay Federated");

        string refused = await _visitor.DoAsync("/meetings/2/admit", ("person", caller), ("as", attendee));
        Assert.Contains("Nobody was admitted", refused, StringComparison.Ordinal);
        Assert.Contains("Fay Federated is attendee. Only presenters may do this", refused, StringComparison.Ordinal);
        Assert.Equal(["Caller"], await LobbyAsync(2));

        Assert.Contains("Nobody was rejected", await _visitor.DoAsync("/meetings/2/reject", ("person", caller), ("as", attendee)), StringComparison.Ordinal);
        Assert.Contains("No role was changed", await _visitor.DoAsync("/meetings/2/make-presenter", ("person", attendee), ("as", attendee)), StringComparison.Ordinal);
        Assert.Contains("The meeting goes on", await _visitor.DoAsync("/meetings/2/end", ("as", attendee)), StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", await _visitor.DoAsync("/meetings/2/options", ("was-lobby", "invited"), ("lobby", "everyone"), ("as", attendee)), StringComparison.Ordinal);

        Assert.Contains("Caller was admitted", await _visitor.DoAsync("/meetings/2/admit", ("person", caller)), StringComparison.Ordinal);
        Assert.Empty(await LobbyAsync(2));
    }

    [Fact]
    public async Task Admit_ByAPresenter_IsDoneOnlyWhereTheOptionsSaySo()
    {
        await _visitor.DoAsync("/meetings/1/start");
        await _visitor.DoAsync("/meetings/1/join", ("kind", "member"));
        await _visitor.DoAsync("/meetings/1/join", ("kind", "caller"));
        string presenter = await _visitor.PersonAsync(1, "Mia Member");
        string caller = await _visitor.PersonAsync(1, "Caller");
        Assert.Contains("leave the lobby to the organizer and co-organizers", await _visitor.DoAsync("/meetings/1/admit", ("person", caller), ("as", presenter)), StringComparison.Ordinal);

        await _visitor.DoAsync("/meetings/1/options", ("was-admitters", "organizerAndCoOrganizers"), ("admitters", "organizerAndCoOrganizersAndPresenters"));
        Assert.Contains("Caller was admitted", await _visitor.DoAsync("/meetings/1/admit", ("person", caller), ("as", presenter)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Act_AsSomebodyWhoLeft_IsRefused()
    {
        await _visitor.DoAsync("/meetings/1/start");
        await _visitor.DoAsync("/meetings/1/join", ("kind", "member"));
        string member = await _visitor.PersonAsync(1, "Mia Member");
        Assert.Contains("Mia Member has left", await _visitor.DoAsync("/meetings/1/leave", ("person", member), ("as", member)), StringComparison.Ordinal);
        Assert.Contains("not in the meeting any more", await _visitor.DoAsync("/meetings/1/end", ("as", member)), StringComparison.Ordinal);
        Assert.True(_site.Emulator.Meetings.All[0].Run.IsOn);
    }

    [Fact]
    public async Task Join_WhoWaitsForSomebodyVerified_ComesInWithThem()
    {
        await _visitor.DoAsync("/meetings/4/start");
        Assert.Contains("Ann Anonymous waits in the lobby", await _visitor.DoAsync("/meetings/4/join", ("kind", "anonymous")), StringComparison.Ordinal);
        Assert.Contains("Ann Anonymous, who waited for somebody verified, has joined too.", await _visitor.DoAsync("/meetings/4/join", ("kind", "member")), StringComparison.Ordinal);
        Assert.Empty(await LobbyAsync(4));
    }

    [Fact]
    public async Task Tenant_WithoutAnonymousJoin_TurnsAnonymousPeopleAway_AlsoThoseWhoWaitedForSomebodyVerified()
    {
        await _visitor.DoAsync("/meetings/4/start");
        await _visitor.DoAsync("/meetings/4/join", ("kind", "anonymous"));
        string page = await _visitor.DoAsync("/tenant", ("profile", "Current"), ("guests", "true"), ("organizer-anonymous-join", "true"));
        Assert.Contains("Open house: Loses access: Anonymous, with a Teams client", page, StringComparison.Ordinal);
        Assert.Contains("cannot join any more", page, StringComparison.Ordinal);
        Assert.Contains("Ann Anonymous 2 cannot join", await _visitor.DoAsync("/meetings/4/join", ("kind", "anonymous")), StringComparison.Ordinal);
        Assert.Empty(await LobbyAsync(4));
    }

    [Fact]
    public async Task Tenant_WithoutAnonymousJoin_AlsoTurnsThoseAwayWhoWaitToBeAdmitted()
    {
        await _visitor.DoAsync("/meetings/1/start");
        await _visitor.DoAsync("/meetings/1/join", ("kind", "anonymous"));
        await _visitor.DoAsync("/meetings/1/join", ("kind", "caller"));
        string ann = await _visitor.PersonAsync(1, "Ann Anonymous");
        Assert.Contains("Weekly team meeting: Ann Anonymous cannot join any more", await _visitor.DoAsync("/tenant", ("profile", "Current"), ("guests", "true")), StringComparison.Ordinal);
        Assert.Equal(["Caller"], await LobbyAsync(1));
        Assert.Contains("Nobody was admitted", await _visitor.DoAsync("/meetings/1/admit", ("person", ann)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_WhileSomebodyWaits_GiveThemTheRoleOfTheMomentTheyEnter()
    {
        await _visitor.DoAsync("/meetings/4/start");
        await _visitor.DoAsync("/meetings/4/join", ("kind", "anonymous"));
        Assert.Contains("In effect now", await _visitor.DoAsync("/meetings/4/options", ("was-presenters", "everyone"), ("presenters", "organizer"), ("was-dial-in", "true"), ("dial-in", "false")), StringComparison.Ordinal);
        await _visitor.DoAsync("/meetings/4/join", ("kind", "member"));
        Assert.All(_site.Emulator.Meetings.All[3].Run.Roster, entry => Assert.Equal(RosterRole.Attendee, entry.Role));
        Assert.Equal(2, _site.Emulator.Meetings.All[3].Run.Roster.Count);
    }

    [Fact]
    public async Task Tenant_ByTodaysRules_LetsAVerifiedPersonInWhoWaited_AndTheOthersWithThem()
    {
        (string, string)[] switches = [("guests", "true"), ("anonymous-join", "true"), ("organizer-anonymous-join", "true")];
        await _visitor.DoAsync("/tenant", [("profile", "SeedGuide"), .. switches]);
        await _visitor.DoAsync("/meetings/4/start");
        await _visitor.DoAsync("/meetings/4/join", ("kind", "anonymous"));
        await _visitor.DoAsync("/meetings/4/join", ("kind", "federated"));
        Assert.Equal(["Ann Anonymous", "Fay Federated"], (await LobbyAsync(4)).Order());
        await _visitor.DoAsync("/tenant", [("profile", "Current"), .. switches]);
        Assert.Empty(await LobbyAsync(4));
        Assert.DoesNotContain("nobody verified yet", await _visitor.PageAsync("/meetings/4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_ThatLeaveSomebodyWaitingAsBefore_SayNothingOfThem()
    {
        await _visitor.DoAsync("/meetings/4/start");
        await _visitor.DoAsync("/meetings/4/join", ("kind", "signed-in-elsewhere"), ("invited", "true"));
        string page = await _visitor.DoAsync("/meetings/4/options", ("was-lobby", "everyone"), ("lobby", "invited"), ("was-dial-in", "true"), ("dial-in", "false"));
        Assert.Contains("The options were changed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not let in by themselves", page, StringComparison.Ordinal);
        Assert.Single(await LobbyAsync(4));
    }

    [Theory]
    [InlineData]
    [InlineData("organizer", "organizer")]
    [InlineData("nobody")]
    public async Task Act_AsNobodyOrAsTwo_IsRefused(params string[] actors)
    {
        await _visitor.DoAsync("/meetings/1/start");
        string token = await _visitor.TokenAsync();
        (string, string)[] fields = [("__RequestVerificationToken", token), .. actors.Select(actor => ("as", actor))];
        using HttpResponseMessage end = await _visitor.PostRawAsync("/meetings/1/end", fields);
        Assert.Contains("Nothing was done", await LobbyVisitor.TextAsync(end), StringComparison.Ordinal);
        using HttpResponseMessage options = await _visitor.PostRawAsync("/meetings/1/options", [.. fields, ("was-lobby", "organizationAndFederated"), ("lobby", "organizer")]);
        Assert.Contains("Nothing was changed", await LobbyVisitor.TextAsync(options), StringComparison.Ordinal);
        Assert.True(_site.Emulator.Meetings.All[0].Run.IsOn);
    }

    [Fact]
    public async Task Page_AsSomebodyWhoIsNotThere_SaysAsWhomTheVisitorActs() =>
        Assert.Contains("You act as Olivia Organizer now", await _visitor.PageAsync($"/meetings/1?as={Guid.NewGuid()}"), StringComparison.Ordinal);

    [Fact]
    public async Task Options_BelowTheFloor_AreRefusedWithTheFinding()
    {
        string page = await _visitor.DoAsync("/meetings/1/options", ("was-dial-in", "false"), ("dial-in", "true"));
        Assert.Contains("DialInBypassesLobby was asked to be false, but is true.", page, StringComparison.Ordinal);
        Assert.False((await _site.Hall.InAsync(1, room => room.Meeting, TestContext.Current.CancellationToken))!.DialInBypassesLobby);
    }

    [Fact]
    public async Task Options_OfAFormThatIsOutOfDate_WriteNothingAndSayWhatDiffers()
    {
        await _visitor.DoAsync("/meetings/1/options", ("was-lobby", "organizationAndFederated"), ("lobby", "organizer"));
        string page = await _visitor.DoAsync("/meetings/1/options", ("was-lobby", "organizationAndFederated"), ("lobby", "everyone"));
        Assert.Contains("Somebody else changed the meeting meanwhile", page, StringComparison.Ordinal);
        Assert.Contains("it is \"only the organizer and co-organizers\" now, and you want \"everyone\"", page, StringComparison.Ordinal);
        Assert.Equal(LobbyScope.Organizer, (await _site.Hall.InAsync(1, room => room.Meeting, TestContext.Current.CancellationToken))!.LobbyBypass);
    }

    [Theory]
    [InlineData("/meetings/1/options/preview?lobby=nobody", "Choose one of the listed values.")]
    [InlineData("/meetings/1/options/preview?subject=%20", "Enter a subject.")]
    [InlineData("/meetings/1/options/preview?subject=a%0Ab", "without control characters")]
    public async Task Preview_OfValuesThatAreNone_SaysWhichAndWhy(string path, string fault)
    {
        using HttpResponseMessage answer = await _visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        string page = await LobbyVisitor.TextAsync(answer);
        Assert.Contains(fault, page, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "president", "Choose one of the listed kinds")]
    [InlineData("name", "two\nlines", "at most 80 characters on one line")]
    [InlineData("listed", "king", "Choose one of the listed roles")]
    public async Task Join_WithAValueThatIsNone_IsRefusedAndSaysWhy(string field, string value, string fault)
    {
        await _visitor.DoAsync("/meetings/1/start");
        (string, string)[] fields = field == "kind" ? [(field, value)] : [("kind", "member"), (field, value)];
        Assert.Contains(fault, await _visitor.DoAsync("/meetings/1/join", fields), StringComparison.Ordinal);
        Assert.Empty(_site.Emulator.Meetings.All[0].Run.Roster);
    }

    private async Task<IEnumerable<string>> LobbyAsync(int meeting) =>
        (await _site.Hall.InAsync(meeting, room => room.View(null), TestContext.Current.CancellationToken))!.Lobby.Select(person => person.Visit.Name);
}
