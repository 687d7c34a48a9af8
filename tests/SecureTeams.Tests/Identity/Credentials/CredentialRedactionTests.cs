using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Tests.Emulator.Identity;
using ClientSecret = SecureTeams.Identity.Credentials.ClientSecret;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>Every credential with its success and its failures, at trace level, searched for what proves the identity.</summary>
public sealed class CredentialRedactionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task EveryCredential_AtTraceLevel_ShowsNeitherProofNorToken()
    {
        var texts = new ConcurrentBag<string>();
        var secrets = new ConcurrentBag<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => texts.Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(entry => entry.Tags))}"),
        };
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        ActivitySource.AddActivityListener(activities);
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Sink(texts)));
        RegisteredApplication application = await teams.Emulator.Identity.RegisterApplicationAsync(new EmulatedApplication { Roles = ["OnlineMeetings.ReadWrite.All"] }, Stop);
        RegisteredApplication tool = await teams.Emulator.Identity.RegisterApplicationAsync(new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"], RedirectUris = ["http://localhost"] }, Stop);
        string secret = Kept(application.AddClientSecret(TimeSpan.FromDays(1)));
        TeamsCredential[] credentials =
        [
            TeamsCredential.FromClientSecret(application.ClientId, ClientSecret.FromDelegate(_ => ValueTask.FromResult(secret))),
            TeamsCredential.FromAssertion(teams.Emulator.ClientId, (request, _) => ValueTask.FromResult(Kept(Assertions.Sign(teams.Emulator.ClientCertificate, request.ClientId, request.TokenEndpoint.AbsoluteUri)))),
            TeamsCredential.FromDeviceCode(tool.ClientId, (prompt, stop) => teams.Emulator.Identity.ApproveDeviceAsync(Kept(prompt.UserCode), teams.Emulator.Organizer, stop)),
            TeamsCredential.FromInteractive(tool.ClientId, new InteractiveSignIn
            {
                UserPrincipalName = Kept(teams.Emulator.Organizer.UserPrincipalName),
                OpenBrowser = (address, stop) =>
                {
                    _ = teams.Emulator.Identity.BrowseAsync(address, teams.Emulator.Organizer, stop);
                    return Task.CompletedTask;
                },
            }),
        ];
        foreach (TeamsCredential credential in credentials)
        {
            await teams.CreateAsync(teams.Client(options => options.Credential = credential, loggers));
            foreach (int number in (int[])[7000215, 53003, 90002])
            {
                teams.Emulator.Faults.OnToken().AadstsError(number);
                texts.Add((await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client(options => options.Credential = credential, loggers)))).ToString());
            }
        }

        string everything = string.Join('\n', texts);
        Assert.Contains("AADSTS7000215", everything, StringComparison.Ordinal);
        Assert.Contains("Meetings.Create", everything, StringComparison.Ordinal);
        foreach (string proof in secrets.Concat(["eyJ", "client_secret", "client_assertion", "code_verifier", "refresh_token", "device_code="]))
        {
            Assert.DoesNotContain(proof, everything, StringComparison.OrdinalIgnoreCase);
        }

        string Kept(string text)
        {
            secrets.Add(text);
            return text;
        }
    }

    private sealed class Sink(ConcurrentBag<string> texts) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            texts.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
