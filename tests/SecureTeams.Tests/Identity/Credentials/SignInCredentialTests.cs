using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Tokens;
using SecureTeams.Meetings;
using SecureTeams.Tests.Emulator;
using SecureTeams.Tests.Transport;
using SecureTeams.Transport.Fips;
using TokenRequest = SecureTeams.Identity.Tokens.TokenRequest;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>The person's browser is played to the end: sign-in page, code, PKCE verifier and the loopback listener are real.</summary>
public sealed class SignInCredentialTests
{
    private static readonly EmulatedUser Stranger = EmulatedUser.Create("Eve Stranger", "eve@contoso.example");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task GetToken_PersonSignsIn_IsAskedOnceForAllAndForLater()
    {
        await using var scenario = await Scenario.StartAsync();
        var clock = new TimerProbe();
        SecureTeamsClient client = scenario.Browser(scenario.Organizer, clock: clock);
        OnlineMeeting[] meetings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scenario.Teams.CreateAsync(client)));
        Assert.Equal(8, meetings.Length);
        Assert.Equal(1, scenario.Asked);

        clock.Advance(TimeSpan.FromHours(2));
        await scenario.Teams.CreateAsync(client);
        Assert.Equal(1, scenario.Asked);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_AnotherPersonThanNamed_IsRefusedAndNotKept()
    {
        await using var scenario = await Scenario.StartAsync();
        SecureTeamsClient client = scenario.Browser(Stranger, scenario.Organizer.UserPrincipalName);
        for (int asked = 1; asked <= 2; asked++)
        {
            await RefusedAsync(scenario, client, SecureTeamsErrorCode.TenantMismatch);
            Assert.Equal(asked, scenario.Asked);
        }

        Assert.Empty(scenario.Teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact(Timeout = 120_000)]
    public async Task IssueAsync_RenewalAheadOfTime_NeverAsksThePerson()
    {
        await using var scenario = await Scenario.StartAsync();
        TokenIssuer issuer = scenario.Issuer();
        TeamsAuthenticationException nobody = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => issuer.IssueAsync(scenario.Request(), Stop));
        Assert.Equal(SecureTeamsErrorCode.InteractionRequired, nobody.Code);
        Assert.Equal(0, scenario.Asked);

        IssuedToken first = await issuer.IssueAsync(scenario.Request() with { MayInteract = true }, Stop);
        IssuedToken renewed = await issuer.IssueAsync(scenario.Request() with { BypassesCaches = true }, Stop);
        Assert.NotEqual(first.Token.Reveal(), renewed.Token.Reveal());

        scenario.Teams.Emulator.Faults.OnToken().AadstsError(50173);
        await Assert.ThrowsAsync<Microsoft.Identity.Client.MsalUiRequiredException>(() => issuer.IssueAsync(scenario.Request() with { BypassesCaches = true }, Stop));
        Assert.Equal(1, scenario.Asked);
    }

    [Fact(Timeout = 120_000)]
    public async Task IssueAsync_AnotherPersonLater_IsRefusedAndTheFirstStays()
    {
        await using var scenario = await Scenario.StartAsync();
        TokenIssuer issuer = scenario.Issuer();
        await issuer.IssueAsync(scenario.Request() with { MayInteract = true }, Stop);

        // The session ended, and somebody else sits at the machine.
        scenario.Person = Stranger;
        scenario.Teams.Emulator.Faults.OnToken().AadstsError(50173);
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => issuer.IssueAsync(scenario.Request() with { BypassesCaches = true, MayInteract = true }, Stop));
        Assert.Equal(SecureTeamsErrorCode.TenantMismatch, refusal.Code);
        Assert.Equal(2, scenario.Asked);

        await issuer.IssueAsync(scenario.Request(), Stop);
    }

    [Fact(Timeout = 120_000)]
    public async Task IssueAsync_CodeOfAnotherTenant_IsNotRedeemed()
    {
        await using var scenario = await Scenario.StartAsync();

        // The page of another tenant is opened in place of the one that was asked for.
        TokenIssuer issuer = scenario.Issuer(address => new Uri(address.AbsoluteUri.Replace(scenario.Teams.Emulator.TenantId.ToString("D"), scenario.Other.ToString("D"), StringComparison.OrdinalIgnoreCase)));
        Exception refusal = await Assert.ThrowsAnyAsync<Exception>(() => issuer.IssueAsync(scenario.Request() with { MayInteract = true }, Stop));
        Assert.IsNotType<OperationCanceledException>(refusal);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_PageNotOpened_EndsWithTheTimeout()
    {
        await using var scenario = await Scenario.StartAsync();
        var clock = new TimerProbe();
        SecureTeamsClient client = scenario.Client(new InteractiveSignIn { Timeout = TimeSpan.FromMinutes(1), OpenBrowser = (_, _) => Task.CompletedTask }, clock);
#pragma warning disable CA2025 // It is awaited below, before the scenario is disposed.
        Task<OnlineMeeting> operation = scenario.Teams.CreateAsync(client);
#pragma warning restore CA2025
        await clock.Started(TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromMinutes(1));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => operation);
        Assert.Equal(SecureTeamsErrorCode.SignInNotCompleted, refusal.Code);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_Cancelled_ClosesTheListener()
    {
        await using var scenario = await Scenario.StartAsync();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        SecureTeamsClient client = scenario.Client(new InteractiveSignIn { OpenBrowser = (_, _) => cancelled.CancelAsync() });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Meetings.GetAsync(scenario.Organizer.Id, "id", cancelled.Token));
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_BrowserCannotBeOpened_NamesTheFailureWithoutItsText()
    {
        await using var scenario = await Scenario.StartAsync();
        SecureTeamsClient client = scenario.Client(new InteractiveSignIn { OpenBrowser = (_, _) => throw new NotSupportedException("s3cr3t") });
        SecureTeamsException refusal = await RefusedAsync(scenario, client, SecureTeamsErrorCode.CredentialUnusable);
        Assert.DoesNotContain("s3cr3t", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_CodeIsNotRedeemed_HasTheReason()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Teams.Emulator.Faults.OnToken().AadstsError(53003);
        await RefusedAsync(scenario, scenario.Browser(scenario.Organizer), SecureTeamsErrorCode.InteractionRequired);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_DeviceCodeApproved_IsThePersons()
    {
        await using var scenario = await Scenario.StartAsync();
        DeviceCodePrompt? prompt = null;
        SecureTeamsClient client = scenario.Device((shown, stop) =>
        {
            prompt = shown;
            return scenario.Teams.Emulator.Identity.ApproveDeviceAsync(shown.UserCode, scenario.Organizer, stop);
        });
        await scenario.Teams.CreateAsync(client);
        Assert.Contains(prompt!.UserCode, prompt.Message, StringComparison.Ordinal);
        Assert.Equal(Uri.UriSchemeHttps, prompt.Address.Scheme);
        Assert.Equal("[redacted]", prompt.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_DeviceCodeDeclined_IsNotCompleted()
    {
        await using var scenario = await Scenario.StartAsync();
        SecureTeamsClient client = scenario.Device((shown, stop) => scenario.Teams.Emulator.Identity.DenyDeviceAsync(shown.UserCode, scenario.Organizer, stop));
        await RefusedAsync(scenario, client, SecureTeamsErrorCode.SignInNotCompleted);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_DeviceIsToldToSlowDown_AsksFiveSecondsLaterEachTime()
    {
        await using var scenario = await Scenario.StartAsync();
        var clock = new TimerProbe();
        scenario.Teams.Emulator.Faults.OnToken().SlowDown(2);
        SecureTeamsClient client = scenario.Device((shown, stop) => scenario.Teams.Emulator.Identity.ApproveDeviceAsync(shown.UserCode, scenario.Organizer, stop), clock);
#pragma warning disable CA2025 // It is awaited below, before the scenario is disposed.
        Task<OnlineMeeting> operation = scenario.Teams.CreateAsync(client);
#pragma warning restore CA2025
        foreach (TimeSpan more in (TimeSpan[])[TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)])
        {
            await clock.Started(more).WaitAsync(Stop);
            clock.Advance(more);
        }

        await operation;
        Assert.Equal([400, 400, 200], scenario.Teams.Emulator.Requests.Of(EmulatedService.Identity).Where(request => request.Address.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)).Select(request => request.Status ?? 0));
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_DeviceCodeCancelled_StopsAsking()
    {
        await using var scenario = await Scenario.StartAsync();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        SecureTeamsClient client = scenario.Device((_, _) => cancelled.CancelAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Meetings.GetAsync(scenario.Organizer.Id, "id", cancelled.Token));
    }

    [Fact]
    public void FromInteractive_TimeoutOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TeamsCredential.FromInteractive(Guid.NewGuid(), new InteractiveSignIn { Timeout = TimeSpan.FromSeconds(1) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TeamsCredential.FromInteractive(Guid.NewGuid(), new InteractiveSignIn { Timeout = TimeSpan.FromDays(1) }));
        Assert.DoesNotContain("eve", new InteractiveSignIn { UserPrincipalName = "eve@contoso.example" }.ToString(), StringComparison.Ordinal);
    }

    private static async Task<SecureTeamsException> RefusedAsync(Scenario scenario, SecureTeamsClient client, SecureTeamsErrorCode code)
    {
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => scenario.Teams.CreateAsync(client));
        Assert.Equal(code, refusal.Code);
        return refusal;
    }

    private sealed class Scenario : IAsyncDisposable
    {
        private readonly RegisteredApplication _tool;
        private readonly List<EmulatorClient> _clients = [];

        private Scenario(EmulatedTeams teams, Guid other, RegisteredApplication tool)
        {
            Teams = teams;
            Other = other;
            _tool = tool;
            Person = teams.Emulator.Organizer;
        }

        internal EmulatedTeams Teams { get; }

        internal Guid Other { get; }

        internal EmulatedUser Organizer => Teams.Emulator.Organizer;

        internal EmulatedUser Person { get; set; }

        internal int Asked { get; private set; }

        internal static async Task<Scenario> StartAsync()
        {
            var other = Guid.NewGuid();
            EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { AdditionalTenants = { other }, DevicePollingInterval = TimeSpan.FromSeconds(1) });
            var tool = new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"], RedirectUris = ["http://localhost"], Tenants = [teams.Emulator.TenantId, other] };
            return new Scenario(teams, other, await teams.Emulator.Identity.RegisterApplicationAsync(tool, Stop));
        }

        internal SecureTeamsClient Client(InteractiveSignIn signIn, TimeProvider? clock = null) =>
            Teams.Client(options => options.Credential = TeamsCredential.FromInteractive(_tool.ClientId, signIn), clock: clock);

        internal SecureTeamsClient Browser(EmulatedUser person, string? name = null, TimeProvider? clock = null)
        {
            Person = person;
            return Client(new InteractiveSignIn { UserPrincipalName = name, OpenBrowser = (address, stop) => OpenAsync(address, stop) }, clock);
        }

        /// <summary>The issuer alone, without the cache of tokens in front of it.</summary>
        internal TokenIssuer Issuer(Func<Uri, Uri>? change = null)
        {
            var http = new EmulatorClient(Teams.Emulator);
            _clients.Add(http);
            SecureTeamsOptions options = Teams.Options();
            TeamsCredential credential = TeamsCredential.FromInteractive(_tool.ClientId, new InteractiveSignIn { OpenBrowser = (address, stop) => OpenAsync(change?.Invoke(address) ?? address, stop) });
            return credential.CreateIssuer(new IssuerSettings(options.Cloud!, options.Tenant!.Value, FipsMode.Preferred, http, TimeProvider.System, NullLogger.Instance));
        }

        internal TokenRequest Request() => new(new TokenSubject(new TenantId(Teams.Emulator.TenantId)), [Teams.Options().Cloud!.GraphScope]);

        /// <summary>A browser is started, not waited for.</summary>
        private Task OpenAsync(Uri address, CancellationToken stop)
        {
            Asked++;
            _ = Teams.Emulator.Identity.BrowseAsync(address, Person, stop);
            return Task.CompletedTask;
        }

        internal SecureTeamsClient Device(Func<DeviceCodePrompt, CancellationToken, Task> show, TimeProvider? clock = null) =>
            Teams.Client(options => options.Credential = TeamsCredential.FromDeviceCode(_tool.ClientId, show), clock: clock);

        public ValueTask DisposeAsync()
        {
            _clients.ForEach(client => client.Dispose());
            return Teams.DisposeAsync();
        }
    }
}
