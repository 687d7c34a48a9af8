using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Tokens;
using SecureTeams.Hosting;
using SecureTeams.Identity.Claims;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Identity.OnBehalfOf;

/// <summary>Acting for a user with services of a host, at trace level, searched for what must not be in it.</summary>
public sealed class OnBehalfOfRedactionTests
{
    private const string Demand = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_AtTraceLevel_HoldsNoTokenSecretOrPersonalData()
    {
        using var sink = new Sink();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsOptions known = teams.Options();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(sink))
            .AddSecureTeams(options => (options.Cloud, options.Tenant, options.Credential, options.Trust, options.Revocation) = (known.Cloud, known.Tenant, known.Credential, known.Trust, known.Revocation))
            .BuildServiceProvider();
        TabTokenValidator tabs = services.GetRequiredService<TabTokenValidator>();
        TeamsMeetingsClient meetings = services.GetRequiredService<TeamsMeetingsClient>();
        LongRunningFlow flow = services.GetRequiredService<LongRunningFlow>();
        string text = teams.Emulator.Identity.IssueTabToken();
        ValidatedTabToken token = (await tabs.ValidateAsync(text, Stop)).Token!;
        TabTokenResult forged = await tabs.ValidateAsync(teams.Emulator.Identity.IssueTabToken(new TabToken { Signature = TokenSignature.ForeignKey }), Stop);
        sink.Texts.Add($"{forged} {token}");
        OnlineMeeting meeting = await meetings.OnBehalfOf(token).CreateAsync(token.ObjectId, EmulatedTeams.Draft(), Stop);
        LongRunningAccess access = await flow.StartAsync(token, Stop);
        teams.Emulator.Faults.On(GraphOperation.Get).ClaimsChallenge(Demand, times: 2);
        sink.Texts.Add((await Assert.ThrowsAsync<ClaimsChallengeException>(() => meetings.OnBehalfOf(access).GetAsync(token.ObjectId, meeting.Id, Stop))).ToString());
        teams.Emulator.Identity.Challenges.RequireOnBehalfOf(Demand);
        sink.Texts.Add((await Assert.ThrowsAsync<ClaimsChallengeException>(() => flow.StartAsync(token, Stop))).ToString());
        await flow.StopAsync(access, Stop);
        sink.Texts.Add((await Assert.ThrowsAnyAsync<SecureTeamsException>(() => meetings.OnBehalfOf(access).GetAsync(token.ObjectId, meeting.Id, Stop))).ToString());

        string everything = string.Join('\n', sink.Texts);
        Assert.Contains("Meetings.Get", everything, StringComparison.Ordinal);
        Assert.Contains("AADSTS50076", everything, StringComparison.Ordinal);
        string[] secrets = ["eyJ", "Bearer ", "assertion", text, access.Reveal(), access.Reveal().Split('.')[3], access.CacheKey, token.ObjectId.ToString(), teams.Emulator.Organizer.UserPrincipalName, teams.Emulator.Organizer.DisplayName, teams.Emulator.TenantId.ToString(), "acrs"];
        foreach (string secret in secrets)
        {
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    private sealed class Sink : ILoggerProvider, ILogger
    {
        internal ConcurrentBag<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add($"{formatter(state, exception)} {state} {exception}");

        public void Dispose()
        {
        }
    }
}
