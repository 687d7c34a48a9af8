using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Federation;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Failures;
using SecureTeams.Identity.Tokens;
using SecureTeams.Tests.Emulator;
using SecureTeams.Tests.Transport.CertificateSources;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;
using ClientSecret = SecureTeams.Identity.Credentials.ClientSecret;
using TokenRequest = SecureTeams.Identity.Tokens.TokenRequest;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>
/// Two hundred requests of many tenants, forty at once, while the proof changes under them. The emulator verifies each proof; what was
/// sent is compared with the old and the new.
/// </summary>
public sealed class RotationTests
{
    private const int Requests = 200;
    private const string Subject = "system:serviceaccount:teams:meetings";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 240_000)]
    [InlineData("certificate")]
    [InlineData("secret")]
    [InlineData("assertion")]
    public async Task Issue_ProofReplacedUnderManyRequests_EachShowsTheOldOrTheNewOneAndNoneFails(string kind)
    {
        await using Rotation rotation = await Rotation.StartAsync(kind);
        await rotation.ReplaceAsync(rotation.Old);
        Task<SecureTeamsErrorCode?[]> wave = rotation.WaveAsync(Requests);
        for (int turn = 0; turn < 40 && !wave.IsCompleted; turn++)
        {
            await rotation.Sent((turn + 1) * 4).WaitAsync(Stop);
            await rotation.ReplaceAsync(turn % 2 == 0 ? rotation.New : rotation.Old);
        }

        Assert.All(await wave, failure => Assert.Null(failure));
        Assert.Equal(Requests, rotation.Shown.Count);
        Assert.Superset(rotation.Shown.ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { rotation.Old.Shown, rotation.New.Shown });
        Assert.Equal(2, rotation.Shown.Distinct(StringComparer.Ordinal).Count());

        await rotation.ReplaceAsync(rotation.New);
        Assert.All(await rotation.WaveAsync(1), failure => Assert.Null(failure));
        rotation.RevokeOld();
        rotation.Shown.Clear();
        Assert.All(await rotation.WaveAsync(Requests), failure => Assert.Null(failure));
        Assert.All(rotation.Shown, proof => Assert.Equal(rotation.New.Shown, proof));
    }

    [Theory(Timeout = 240_000)]
    [InlineData("certificate", SecureTeamsErrorCode.CredentialRejected)]
    [InlineData("secret", SecureTeamsErrorCode.CredentialExpired)]
    [InlineData("assertion", SecureTeamsErrorCode.FederatedCredentialMismatch)]
    public async Task Issue_OldProofRevokedTooEarly_FailsWithItsCodeAndSucceedsNextTime(string kind, SecureTeamsErrorCode expected)
    {
        await using Rotation rotation = await Rotation.StartAsync(kind);
        await rotation.ReplaceAsync(rotation.Old);
        Task<SecureTeamsErrorCode?[]> wave = rotation.WaveAsync(Requests);
        await rotation.Sent(20).WaitAsync(Stop);
        rotation.RevokeOld();
        await rotation.Sent(120).WaitAsync(Stop);
        await rotation.ReplaceAsync(rotation.New);
        SecureTeamsErrorCode?[] failures = [.. (await wave).Where(failure => failure is not null)];
        Assert.NotEmpty(failures);
        Assert.All(failures, failure => Assert.Equal(expected, failure));

        // While one looks for the new certificate the others go on with the old one.
        Assert.All(await rotation.WaveAsync(1), failure => Assert.Null(failure));
        Assert.All(await rotation.WaveAsync(failures.Length), failure => Assert.Null(failure));
    }

    /// <summary>What proves the identity, as the file holds it and as the request shows it.</summary>
    private sealed record Proof(string File, string Shown);

    private sealed class Rotation : IAsyncDisposable
    {
        private readonly CertificateFolder _folder = new();
        private readonly FakeTimeProvider _entraClock = new(TimeProvider.System.GetUtcNow());
        private readonly TenantId[] _tenants = [.. Enumerable.Range(0, 5).Select(_ => new TenantId(Guid.NewGuid()))];
        private readonly ConcurrentDictionary<int, TaskCompletionSource> _sent = new();
        private EmulatedTeams? _teams;
        private HttpClient? _http;
        private TokenIssuer? _issuer;
        private int _count;

        internal Proof Old { get; private set; } = null!;

        internal Proof New { get; private set; } = null!;

        internal Action RevokeOld { get; private set; } = () => { };

        internal ConcurrentQueue<string> Shown { get; } = new();

        private string Path => _folder.Path("proof");

        internal Task Sent(int count) => _sent.GetOrAdd(count, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        internal static async Task<Rotation> StartAsync(string kind)
        {
            var rotation = new Rotation();
            await rotation.PrepareAsync(kind);
            return rotation;
        }

        /// <summary>Replaces the file in one step, as a mounted secret is, and lets the certificate's source look again.</summary>
        internal async Task ReplaceAsync(Proof proof)
        {
            string next = Path + ".next";
            await File.WriteAllTextAsync(next, proof.File, Stop);
            File.Move(next, Path, overwrite: true);
            _folder.Clock.Advance(TimeSpan.FromSeconds(11));
        }

        /// <summary>Forty at once, and another as soon as one has its token, so that some of them meet each replacement at each of their steps.</summary>
        internal async Task<SecureTeamsErrorCode?[]> WaveAsync(int requests)
        {
            var ends = new SecureTeamsErrorCode?[requests];
            await Parallel.ForAsync(0, requests, new ParallelOptions { MaxDegreeOfParallelism = 40, CancellationToken = Stop }, async (number, _) => ends[number] = await IssueAsync(_tenants[number % _tenants.Length]));
            return ends;
        }

        public async ValueTask DisposeAsync()
        {
            _http?.Dispose();
            _folder.Dispose();
            await _teams!.DisposeAsync();
        }

        private async Task<SecureTeamsErrorCode?> IssueAsync(TenantId tenant)
        {
            try
            {
                await _issuer!.IssueAsync(new TokenRequest(new TokenSubject(tenant), [_teams!.Options().Cloud!.GraphScope]), Stop);
                return null;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return new TokenFailure("localhost").Translate(exception).Code;
            }
        }

        private async Task PrepareAsync(string kind)
        {
            var entra = new TeamsEmulatorOptions { TimeProvider = _entraClock };
            Array.ForEach(_tenants, tenant => entra.AdditionalTenants.Add(Guid.Parse(tenant.Value)));
            _teams = await EmulatedTeams.StartAsync(entra);
            RegisteredApplication application = await _teams.Emulator.Identity.RegisterApplicationAsync(
                new EmulatedApplication { Roles = ["OnlineMeetings.ReadWrite.All"], Tenants = [.. _tenants.Select(tenant => Guid.Parse(tenant.Value))] }, Stop);
            TeamsCredential credential = kind switch
            {
                "certificate" => Certificate(application),
                "secret" => Secret(application),
                _ => await AssertionAsync(application),
            };
            SecureTeamsOptions options = _teams.Options();
            _http = new HttpClient(new Watch(this) { InnerHandler = Trusting(_teams.Emulator) });
            _issuer = credential.CreateIssuer(new IssuerSettings(options.Cloud!, _tenants[0], FipsMode.Preferred, new HardenedMsalHttpClientFactory(_http), TimeProvider.System, NullLogger.Instance));
        }

        private TeamsCredential Certificate(RegisteredApplication application)
        {
            X509Certificate2[] both = [_folder.Issue("old", key: RSA.Create(2048)), _folder.Issue("new", key: RSA.Create(2048))];
            Array.ForEach(both, application.AddCertificate);
            (Old, New) = (Of(both[0]), Of(both[1]));
            RevokeOld = () =>
            {
                application.RemoveCredentials();
                application.AddCertificate(both[1]);
            };
            return TeamsCredential.FromCertificate(application.ClientId, _folder.Own(CertificateSource.FromPemFile(Path, settings: _folder.Settings())));

            Proof Of(X509Certificate2 certificate) => new(File.ReadAllText(_folder.WritePem("made", certificate)), Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData)));
        }

        private TeamsCredential Secret(RegisteredApplication application)
        {
            (string old, string fresh) = (application.AddClientSecret(TimeSpan.FromMinutes(30)), application.AddClientSecret(TimeSpan.FromDays(1)));
            (Old, New) = (new Proof(old, old), new Proof(fresh, fresh));
            RevokeOld = () => _entraClock.Advance(TimeSpan.FromMinutes(31));
            return TeamsCredential.FromClientSecret(application.ClientId, ClientSecret.FromFile(Path));
        }

        private async Task<TeamsCredential> AssertionAsync(RegisteredApplication application)
        {
            AssertionIssuer[] both = [await _teams!.Emulator.Identity.AddAssertionIssuerAsync(Stop), await _teams.Emulator.Identity.AddAssertionIssuerAsync(Stop)];
            Array.ForEach(both, issuer => application.AddFederatedCredential(new FederatedCredential(issuer.Issuer.AbsoluteUri, Subject)));
            string[] texts = [.. both.Select(issuer => issuer.IssueAssertion(new FederatedAssertion(Subject)))];
            (Old, New) = (new Proof(texts[0], texts[0]), new Proof(texts[1], texts[1]));
            RevokeOld = () =>
            {
                application.RemoveCredentials();
                application.AddFederatedCredential(new FederatedCredential(both[1].Issuer.AbsoluteUri, Subject));
            };
            return TeamsCredential.FromWorkloadIdentity(application.ClientId, Path);
        }

        private static SocketsHttpHandler Trusting(TeamsEmulator emulator)
        {
            X509ChainPolicy policy = EmulatorClient.ChainPolicy(emulator);

            // The emulated Entra's clock is moved, the platform's judgement of its revocation lists is not.
            policy.RevocationMode = X509RevocationMode.NoCheck;
            return new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy }, MaxConnectionsPerServer = 8 };
        }

        private void Note(string form)
        {
            System.Collections.Specialized.NameValueCollection values = HttpUtility.ParseQueryString(form);
            string proof = values["client_secret"] ?? values["client_assertion"] ?? "none";
            Shown.Enqueue(proof.StartsWith("eyJ", StringComparison.Ordinal) && new JsonWebToken(proof).TryGetHeaderValue("x5t#S256", out string? thumbprint) ? thumbprint! : proof);
        }

        private sealed class Watch(Rotation rotation) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (request.Content is not null)
                {
                    rotation.Note(await request.Content.ReadAsStringAsync(cancellationToken));
                }

                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (request.Content is not null)
                {
                    rotation._sent.GetOrAdd(Interlocked.Increment(ref rotation._count), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
                }

                return response;
            }
        }
    }
}
