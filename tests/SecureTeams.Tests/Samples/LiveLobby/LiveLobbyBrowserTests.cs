using global::LiveLobby;
using global::LiveLobby.Hall;
using global::LiveLobby.Options;
using OpenQA.Selenium;
using SecureTeams.Admission;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Samples.LiveLobby;

/// <summary>The live view in a real browser. Pictures of the pages are written beside the tests.</summary>
public sealed class LiveLobbyBrowserTests : IAsyncLifetime
{
    private LobbySite _site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.Missing);
        _site = await LobbySite.StartAsync(cancellationToken: Stop);
    }

    public ValueTask DisposeAsync() => _site?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Journey_WithAndWithoutJavaScript_FromTheListToTheEnd(bool javaScript)
    {
        AdmissionScene scene = (await _site.Hall.InAsync(1, room => room.Scene, Stop))!;
        OnlineMeeting meeting = (await _site.Hall.InAsync(1, room => room.Meeting, Stop))!;
        using var browser = new Browser(javaScript);

        // The setting of the browser holds: a page with a script keeps its title without it.
        browser.Go(new Uri("data:text/html,<title>off</title><script>document.title='on'</script>"));
        Assert.Equal(javaScript ? "on" : "off", browser.Title);

        browser.Go(_site.Address);
        browser.Follow("Weekly team meeting");
        browser.Follow("Start the meeting");
        browser.Notice("The meeting is open");

        MeetingRoster roster = MeetingRoster.Empty;
        foreach (ParticipantChoice choice in ParticipantChoice.All)
        {
            AdmissionExplanation expected = AdmissionEngine.Explain(scene, choice.Participant, roster);
            browser.Choose("kind", choice.Key);
            browser.Follow("Join");
            Assert.Contains(expected.Text, browser.Notice(choice.SampleName), StringComparison.Ordinal);
            string card = browser.Card(choice.SampleName);
            Assert.Contains(Words.Of(expected.Decision.Outcome), card, StringComparison.Ordinal);
            Assert.Contains(expected.Text, card, StringComparison.Ordinal);
            Assert.Contains(expected.GuideText ?? "says nothing of this case", card, StringComparison.Ordinal);
            roster = expected.Decision.Outcome == AdmissionOutcome.Direct ? roster.With(choice.Participant) : roster;
        }

        browser.Follow("Admit Caller");
        browser.Notice("Caller was admitted");
        browser.Follow("Make presenter Caller");
        browser.Notice("Caller is now presenter");
        browser.Follow("Make attendee Mia Member");
        browser.Notice("Mia Member is now attendee");

        browser.Choose("as", await IdAsync("Mia Member"));
        browser.Follow("Switch");
        browser.Follow("Admit Notetaker");
        Assert.Contains("Only presenters may do this", browser.Notice("Nobody was admitted"), StringComparison.Ordinal);
        browser.Choose("as", Actor.OrganizerKey);
        browser.Follow("Switch");

        // Two people open the form; the second one to apply is told what the first one did.
        var form = new Uri(_site.Address, "/meetings/1/options");
        string first = browser.CurrentTab;
        browser.Go(form);
        browser.OpenTab();
        string second = browser.CurrentTab;
        browser.Go(form);

        browser.Switch(first);
        browser.Choose("lobby", "organizer");
        browser.Follow("Preview the change");
        OnlineMeeting closed = meeting with { LobbyBypass = LobbyScope.Organizer };
        IReadOnlyList<AccessChange> access = AccessChange.Between(scene, scene with { Meeting = closed.ToAccess() });
        Assert.Equal(access.Select(change => change.Who), browser.Rows("Who gains or loses access").Select(row => access.First(change => row.StartsWith($"{change.Who} {change.When}", StringComparison.Ordinal)).Who));
        browser.Follow("Apply the change");
        Assert.Contains("In effect now: Who skips the lobby", browser.Notice("The options were changed"), StringComparison.Ordinal);

        browser.Switch(second);
        browser.Choose("lobby", "everyone");
        browser.Type("subject", "All hands");
        browser.Follow("Preview the change");
        browser.Follow("Apply the change");
        Assert.Contains("you want \"everyone\"", browser.Notice("Somebody else changed the meeting meanwhile"), StringComparison.Ordinal);
        Assert.Equal(("everyone", "All hands"), (browser.ValueOf("lobby"), browser.ValueOf("subject")));
        browser.Follow("Preview the change");
        browser.Follow("Apply the change");
        Assert.Contains("takes place the next time: Subject", browser.Notice("The options were changed"), StringComparison.Ordinal);
        Assert.Equal(LobbyScope.Everyone, (await _site.Hall.InAsync(1, room => room.Meeting, Stop))!.LobbyBypass);

        browser.Follow("End the meeting");
        browser.Notice("The meeting has ended");
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Pages_InLightAndDarkAndNarrow_HaveNoViolationsAndDoNotScrollSideways()
    {
        await PopulateAsync();
        using var browser = new Browser();
        var faults = new List<string>();
        foreach ((string name, string path) in new[]
        {
            ("list", "/"), ("meeting", "/meetings/1"), ("closed", "/meetings/2"), ("matrix", "/meetings/4/matrix"), ("protection", "/meetings/4/protection"),
            ("options", "/meetings/1/options"), ("faults", "/meetings/1/options/preview?lobby=x&subject="), ("preview", "/meetings/4/options/preview?lobby=organizer&dial-in=false&subject=Closed"),
            ("below", "/meetings/1/options/preview?dial-in=true"), ("tenant", "/tenant"), ("problem", "/meetings/99"),
        })
        {
            foreach ((int width, bool dark) in new[] { (1280, false), (1280, true), (320, false) })
            {
                browser.Look(width, dark);
                browser.Go(new Uri(_site.Address, path));
                string where = $"{name}-{width}-{(dark ? "dark" : "light")}";
                browser.Photograph(where);
                faults.AddRange(browser.Violations().Select(violation => $"{where}: {violation}"));
                faults.AddRange(browser.Overflow > 0 ? [$"{where}: scrolls sideways by {browser.Overflow}"] : (string[])[]);
            }
        }

        Assert.Empty(faults);
        Assert.All(browser.Complaints, complaint => Assert.Contains("the server responded with a status of 40", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notice_AfterAnAction_HasTheFocusAndNoViolations()
    {
        await PopulateAsync();
        using var browser = new Browser();
        browser.Go(new Uri(_site.Address, "/meetings/1"));
        foreach ((string button, string notice) in new[] { ("Admit Caller", "Caller was admitted"), ("Make co-organizer Caller", "No role was changed") })
        {
            browser.Follow(button);
            browser.Notice(notice);
            Assert.Contains(notice, browser.Focused, StringComparison.Ordinal);
            Assert.StartsWith(notice, browser.Title, StringComparison.Ordinal);
            Assert.Empty(browser.Violations());
        }
    }

    [Fact]
    public async Task Keyboard_Alone_AdmitsSomebody()
    {
        await PopulateAsync();
        using var browser = new Browser();
        browser.Go(new Uri(_site.Address, "/meetings/1"));
        browser.Press(Keys.Tab);
        Assert.Equal("Skip to the content", browser.Focused);
        browser.Press(Keys.Enter);
        for (int i = 0; i < 20 && browser.Focused != "Admit Caller"; i++)
        {
            browser.Press(Keys.Tab);
        }

        Assert.Equal("Admit Caller", browser.Focused);
        Assert.Equal("solid 3px", browser.FocusOutline);
        browser.Press(Keys.Enter);
        browser.Notice("Caller was admitted");
        Assert.Contains((await _site.Hall.InAsync(1, room => room.View(null), Stop))!.Inside, person => person.Visit.Name == "Caller");
    }

    [Fact]
    public async Task Markup_InNamesAndSubjects_IsTextAndRunsNothing()
    {
        const string Markup = "<script>document.title='run'</script>";
        using var visitor = new LobbyVisitor(_site.Address);
        await visitor.DoAsync("/meetings/1/start");
        await visitor.DoAsync("/meetings/1/join", ("kind", "caller"), ("name", Markup));
        await visitor.DoAsync("/meetings/1/options", ("was-subject", "Weekly team meeting"), ("subject", Markup));
        using var browser = new Browser();
        browser.Go(new Uri(_site.Address, "/meetings/1"));
        Assert.Equal(Markup, browser.Heading);
        Assert.Contains("Caller from the telephone network", browser.Card(Markup), StringComparison.Ordinal);
        Assert.EndsWith("Live lobby", browser.Title, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    private async Task PopulateAsync()
    {
        using var visitor = new LobbyVisitor(_site.Address);
        await visitor.DoAsync("/meetings/1/start");
        foreach (string kind in new[] { "caller", "organizer", "member", "anonymous", "unknown" })
        {
            await visitor.DoAsync("/meetings/1/join", ("kind", kind));
        }

        await visitor.DoAsync("/tenant", ("profile", "Current"), ("anonymous-join", "true"), ("organizer-anonymous-join", "true"), ("bots-need-approval", "true"));
        await visitor.DoAsync("/meetings/1/join", ("kind", "guest"));
    }

    private async Task<string> IdAsync(string name) =>
        (await _site.Hall.InAsync(1, room => room.View(null), Stop))!.Actors.Single(actor => actor.Name == name).Key;
}
