using System.Net;
using System.Text.Json.Nodes;
using global::LiveLobby;

namespace SecureTeams.Tests.Samples.LiveLobby;

/// <summary>Attacks on the live view over HTTP, and the legitimate case beside each.</summary>
public sealed class LiveLobbySecurityTests : IAsyncLifetime
{
    private const string Markup = "<script>alert(1)</script>";

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

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/meetings/1", HttpStatusCode.OK)]
    [InlineData("/tenant", HttpStatusCode.OK)]
    [InlineData("/style.css", HttpStatusCode.OK)]
    [InlineData("/meetings/99", HttpStatusCode.NotFound)]
    [InlineData("/meetings/-1", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/meetings/1/admit", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/meetings/1/options/preview?lobby=x", HttpStatusCode.BadRequest)]
    public async Task Answer_OfEveryKind_HasTheHeadersAndNoScript(string path, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await _visitor.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        string text = await LobbyVisitor.TextAsync(answer);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", text, StringComparison.OrdinalIgnoreCase);
        Assert.True(path == "/style.css" || text.Contains("<main id=\"main\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Texts_WithMarkup_AreShownAsText()
    {
        await _visitor.DoAsync("/meetings/1/start");
        await _visitor.DoAsync("/meetings/1/join", ("kind", "caller"), ("name", Markup));
        await _visitor.DoAsync("/meetings/1/options", ("was-subject", "Weekly team meeting"), ("subject", $"\"><img src=x onerror=alert(1)>{Markup}"));
        foreach (string path in new[] { "/", "/meetings/1", "/meetings/1/options", "/meetings/1/options?subject=%22%3E%3Cscript%3E", "/meetings/1/options/preview?subject=%3Cscript%3E", "/meetings/1/matrix", "/meetings/1/protection" })
        {
            string page = await _visitor.PageAsync(path);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_WithoutTheTokenOfAPage_IsRefusedAndChangesNothing()
    {
        string[] paths = [.. new[] { "start", "join", "admit", "reject", "leave", "make-attendee", "make-presenter", "make-co-organizer", "options", "end" }.Select(action => $"/meetings/1/{action}"), "/tenant"];
        using var other = new LobbyVisitor(_site.Address);
        string stolen = await other.TokenAsync();

        // The victim's browser has a cookie of its own, which goes along by itself.
        await _visitor.TokenAsync();
        foreach (string path in paths)
        {
            foreach ((string, string)[] fields in new (string, string)[][] { [("kind", "member")], [("__RequestVerificationToken", "forged")], [("__RequestVerificationToken", stolen)] })
            {
                using HttpResponseMessage answer = await _visitor.PostRawAsync(path, fields);
                Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
                Assert.Contains("did not come from a form of this site", await LobbyVisitor.TextAsync(answer), StringComparison.Ordinal);
            }
        }

        Assert.False(_site.Emulator.Meetings.All[0].Run.IsOn);
        Assert.True(_site.Hall.Tenant.Configuration.AllowGuests);
        Assert.Contains("The meeting is open", await _visitor.DoAsync("/meetings/1/start"), StringComparison.Ordinal);
        Assert.True(_site.Emulator.Meetings.All[0].Run.IsOn);
    }

    [Theory]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data", "a=b", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "FIELDS", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "KEY", HttpStatusCode.BadRequest)]
    public async Task Post_OfWhatIsNoForm_IsTheSendersMistake(string? type, string content, HttpStatusCode status)
    {
        string text = content switch
        {
            "FIELDS" => string.Join('&', Enumerable.Range(0, 1100).Select(number => $"f{number}=1")),
            "KEY" => new string('k', 3000) + "=1",
            _ => content,
        };
        string token = await _visitor.TokenAsync();
        foreach (string path in new[] { "/meetings/1/join", "/meetings/1/options", "/tenant" })
        {
            foreach (bool hasToken in new[] { true, false })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                if (hasToken)
                {
                    request.Headers.Add("RequestVerificationToken", token);
                }

                using HttpResponseMessage answer = await _visitor.SendAsync(request);
                HttpStatusCode expected = hasToken ? status : HttpStatusCode.BadRequest;
                Assert.Equal((path, hasToken, expected), (path, hasToken, answer.StatusCode));
            }
        }
    }

    [Theory]
    [InlineData(600)]
    [InlineData(9000)]
    public async Task Subject_FarTooLong_IsRefusedByThePage(int length)
    {
        string page = await _visitor.DoAsync("/meetings/1/options", ("was-subject", "Weekly team meeting"), ("subject", new string('s', length)));
        Assert.Contains("Nothing was changed", page, StringComparison.Ordinal);
        Assert.Contains($"Subject: Enter at most 200 characters; there are {length}.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two\u2028lines")]
    [InlineData("turned \u202Eround")]
    [InlineData("a\ttab")]
    public async Task Subject_ThatLeavesItsLine_IsRefused(string subject)
    {
        Assert.Contains("Enter a subject on one line", await _visitor.DoAsync("/meetings/1/options", ("was-subject", "Weekly team meeting"), ("subject", subject)), StringComparison.Ordinal);
        Assert.Contains("The options were changed", await _visitor.DoAsync("/meetings/1/options", ("was-subject", "Weekly team meeting"), ("subject", "Woche \U0001F468\u200D\U0001F469")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/meetings/1")]
    [InlineData("/style.css")]
    public async Task Head_OfAPage_IsItsHeaders(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using HttpResponseMessage answer = await _visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await LobbyVisitor.TextAsync(answer));
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task Host_ThatIsNotThisComputer_IsRefused(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = $"{host}:{_site.Address.Port}";
        using HttpResponseMessage answer = await _visitor.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, (await LobbyVisitor.TextAsync(answer)).Contains("Weekly team meeting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookie_OfTheForms_IsForThisSiteAndNoScript()
    {
        using HttpResponseMessage answer = await _visitor.GetAsync("/tenant");
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task JoinLinks_AreOnNoPage()
    {
        JsonObject meeting = _site.Emulator.Meetings.All[0].Members;
        string link = meeting["joinWebUrl"]!.GetValue<string>();
        foreach (string path in new[] { "/", "/meetings/1", "/meetings/1/matrix", "/meetings/1/protection", "/meetings/1/options" })
        {
            string page = WebUtility.HtmlDecode(await _visitor.PageAsync(path));
            Assert.DoesNotContain(link, page, StringComparison.Ordinal);
            Assert.DoesNotContain(new Uri(link).AbsolutePath, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Notice_InAnAddress_SaysNothingThatTheSiteDidNot()
    {
        Assert.DoesNotContain("role=\"status\"", await _visitor.PageAsync("/?notice=Your+account+is+locked"), StringComparison.Ordinal);
        using HttpResponseMessage answer = await _visitor.PostAsync("/meetings/1/start");
        Assert.Contains("role=\"status\"", await LobbyVisitor.TextAsync(answer), StringComparison.Ordinal);
        Assert.Contains("notice=", answer.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ToAMeetingThatIsNone_IsNotFound()
    {
        using HttpResponseMessage answer = await _visitor.PostAsync("/meetings/99/start");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await LobbyVisitor.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_ThatIsTooLarge_IsRefused()
    {
        await _visitor.DoAsync("/meetings/1/start");
        using HttpResponseMessage answer = await _visitor.PostAsync("/meetings/1/join", ("kind", "member"), ("name", new string('x', 20_000)));
        Assert.True(answer.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        Assert.Empty(_site.Emulator.Meetings.All[0].Run.Roster);
    }

    [Fact]
    public void Address_IsOfThisComputerAlone() => Assert.Equal(IPAddress.Loopback.ToString(), _site.Address.Host);
}
