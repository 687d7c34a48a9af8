using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Microsoft.Identity.Client;
using SecureTeams.Azure;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Tests.Transport;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>Code of the application that neither answers nor looks at its cancellation token, or gives up by itself.</summary>
public sealed class ApplicationCodeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(47);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Kinds => new()
    {
        { "secret", "code for the client secret" },
        { "assertion", "code for the assertion" },
        { "provider", "code for the token" },
        { "azure", "code for the token" },
        { "certificate", "code for the certificate" },
        { "msal", "code for the MSAL client" },
    };

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Kinds))]
    public async Task GetToken_CodeThatNeverAnswers_EndsAtTheTotalTimeoutAndIsNamed(string kind, string name)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var clock = new TimerProbe();
        using var code = new Code();
        SecureTeamsClient client = Client(teams, kind, code, clock);
        Task operation = client.Meetings.GetAsync(teams.Organizer, "id", Stop);
        await code.Started.WaitAsync(Stop);
        clock.Advance(Limit);
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => operation);
        Assert.Equal(SecureTeamsErrorCode.CredentialUnusable, refusal.Code);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("47 seconds", refusal.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Kinds))]
    public async Task GetToken_CallerGoesWhileCodeDoesNotAnswer_EndsWithTheCallersToken(string kind, string name)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var code = new Code();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        SecureTeamsClient client = Client(teams, kind, code, TimeProvider.System);
        Task operation = client.Meetings.GetAsync(teams.Organizer, "id", cancelled.Token);
        await code.Started.WaitAsync(Stop);
        await cancelled.CancelAsync();
        OperationCanceledException end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation);
        Assert.Equal(cancelled.Token, end.CancellationToken);
        Assert.DoesNotContain(name, end.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("secret", "code for the client secret")]
    [InlineData("assertion", "code for the assertion")]
    [InlineData("provider", "code for the token")]
    [InlineData("azure", "code for the token")]
    public async Task GetToken_CodeThatCancelsItself_IsNamedAndNotTheIdentityProvider(string kind, string name)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var code = new Code();
        code.End(new TaskCanceledException("s3cr3t", new TimeoutException()));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(Client(teams, kind, code, TimeProvider.System)));
        Assert.Equal(SecureTeamsErrorCode.CredentialUnusable, refusal.Code);
        Assert.Contains(name + " gave up by itself (TaskCanceledException)", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Run_CodeThatBlocks_DoesNotBlockTheCaller()
    {
        using var gate = new ManualResetEventSlim();
        var clock = new TimerProbe();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int> run = new ApplicationCode(Limit, clock).RunAsync(
            _ =>
            {
                started.SetResult();
                gate.Wait(Stop);
                return ValueTask.FromResult(1);
            },
            "token",
            Stop).AsTask();
        await started.Task.WaitAsync(Stop);
        clock.Advance(Limit);
        await Assert.ThrowsAsync<TeamsAuthenticationException>(() => run);
        gate.Set();
    }

    [Fact(Timeout = 120_000)]
    public async Task Run_CodeThatFailsAfterItWasGivenUp_LeavesNoUnobservedException()
    {
        var unobserved = new List<string>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs args) => unobserved.Add(args.Exception.ToString());
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await AbandonAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(unobserved, text => text.Contains("too late", StringComparison.Ordinal));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task AbandonAsync()
    {
        var clock = new TimerProbe();
        using var code = new Code();
        Task<string> run = new ApplicationCode(Limit, clock).RunAsync(_ => new ValueTask<string>(code.WaitAsync<string>()), "token", Stop).AsTask();
        await code.Started.WaitAsync(Stop);
        clock.Advance(Limit);
        await Assert.ThrowsAsync<TeamsAuthenticationException>(() => run);
        code.End(new InvalidOperationException("too late"));
        await code.Ended.WaitAsync(Stop);
    }

    private static SecureTeamsClient Client(EmulatedTeams teams, string kind, Code code, TimeProvider clock)
    {
        Guid id = teams.Emulator.ClientId;
        TeamsCredential credential = kind switch
        {
            "secret" => TeamsCredential.FromClientSecret(id, SecureTeams.Identity.Credentials.ClientSecret.FromDelegate(_ => new ValueTask<string>(code.WaitAsync<string>()))),
            "assertion" => TeamsCredential.FromAssertion(id, (_, _) => new ValueTask<string>(code.WaitAsync<string>())),
            "provider" => TeamsCredential.FromTokenProvider((_, _) => new ValueTask<ProvidedToken>(code.WaitAsync<ProvidedToken>())),
            "azure" => AzureTeamsCredential.FromTokenCredential(new Waiting(code)),
            "certificate" => TeamsCredential.FromCertificate(id, code.Own(CertificateSource.FromDelegate(_ => new ValueTask<X509Certificate2>(code.WaitAsync<X509Certificate2>())))),
            _ => TeamsCredential.FromMsal(ConfidentialClientApplicationBuilder.Create(id.ToString())
                .WithAuthority(new Uri(teams.Emulator.Authority, teams.Emulator.TenantId.ToString()), validateAuthority: false)
                .WithInstanceDiscovery(false)
                .WithClientAssertion((AssertionRequestOptions _) => code.WaitAsync<string>())
                .WithHttpClientFactory(new SecureTeams.Identity.Credentials.HardenedMsalHttpClientFactory(code.Http(teams)))
                .Build()),
        };
        return teams.Client(
            options =>
            {
                options.Credential = credential;
                options.TotalTimeout = Limit;
            },
            clock: clock);
    }

    private sealed class Code : IDisposable
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<IDisposable> _owned = [];

        internal Task Started => _started.Task;

        internal Task Ended => _ended.Task;

        internal void End(Exception exception) => _end.TrySetException(exception);

        internal async Task<T> WaitAsync<T>()
        {
            _started.TrySetResult();
            try
            {
                await _end.Task;
            }
            finally
            {
                _ended.TrySetResult();
            }

            throw new InvalidOperationException("It ends with a failure only.");
        }

        internal T Own<T>(T owned)
            where T : IDisposable
        {
            _owned.Add(owned);
            return owned;
        }

        internal HttpClient Http(EmulatedTeams teams)
        {
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.Add(teams.Emulator.RootCertificate);
            return Own(new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } }));
        }

        public void Dispose() => _owned.ForEach(owned => owned.Dispose());
    }

    private sealed class Waiting(Code code) : TokenCredential
    {
        public override ValueTask<global::Azure.Core.AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(code.WaitAsync<global::Azure.Core.AccessToken>());

        public override global::Azure.Core.AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
