using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecureTeams.Emulator;
using SecureTeams.Identity;
using SecureTeams.Identity.Tokens;
using SecureTeams.Tests.Transport.Certificates;
using SecureTeams.Tests.Transport.Fips;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Tests.Identity;

public sealed class TokenSourceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""{"token_type":"Bearer","expires_in":"zzz","access_token":"abc"}""")]
    [InlineData("""{"token_type":"Bearer","expires_in":99999999999999,"access_token":"abc"}""")]
    [InlineData("""{"token_type":"Bearer","expires_in":3600,"access_token":"a\r\nX-Evil: 1"}""")]
    [InlineData("""{"token_type":"Bearer","expires_in":3600,"access_token":"tökén"}""")]
    [InlineData("""{"token_type":"Bearer","expires_in":3600,"access_token":""}""")]
    public async Task GetAsync_OddAnswer_IsATypedFailureWithoutTheAnswer(string answer)
    {
        using var provider = new FakeProvider(HttpStatusCode.OK, answer);
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => provider.GetAsync(Stop));
        Assert.Equal(SecureTeamsErrorCode.AuthenticationFailed, refusal.Code);
        Assert.Null(refusal.InnerException);
    }

    [Fact]
    public async Task GetAsync_HostileErrorText_IsNotRepeated()
    {
        using var provider = new FakeProvider(HttpStatusCode.BadRequest, """{"error":"denied\r\nINFO user alice@contoso.example https://teams.microsoft.com/l/meetup-join/1","error_description":"alice@contoso.example"}""");
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => provider.GetAsync(Stop));
        Assert.DoesNotContain("alice", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90002, SecureTeamsErrorCode.TenantNotFound)]
    [InlineData(700016, SecureTeamsErrorCode.ApplicationNotFound)]
    [InlineData(700027, SecureTeamsErrorCode.CredentialRejected)]
    [InlineData(65001, SecureTeamsErrorCode.ConsentRequired)]
    public async Task GetAsync_KnownNumber_HasItsCode(int number, SecureTeamsErrorCode expected)
    {
        using var provider = new FakeProvider(HttpStatusCode.BadRequest, $$"""{"error":"invalid_request","error_description":"AADSTS{{number}}: text"}""");
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => provider.GetAsync(Stop));
        Assert.Equal(expected, refusal.Code);
        Assert.Contains($"AADSTS{number}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    [Fact]
    public async Task GetAsync_Cancelled_IsACancellationAlsoDuringDiscovery()
    {
        using var provider = new FakeProvider(HttpStatusCode.OK, answer: null);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        cancelled.CancelAfter(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.GetAsync(cancelled.Token));
    }

    [Theory]
    [InlineData(FipsMode.Preferred, SecureTeamsErrorCode.CredentialRejected)]
    [InlineData(FipsMode.Required, SecureTeamsErrorCode.FipsModeUnavailable)]
    public async Task GetAsync_CertificateOfASourceIsNotApproved_SignsNothingWhereThatIsRequired(FipsMode mode, SecureTeamsErrorCode expected)
    {
        using CertificateChain weak = FipsGateTests.SignedOverSha1();
        using CertificateSource source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(weak.LeafWithKey()));
        using var provider = new FakeProvider(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""", source, mode);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => provider.GetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(expected, refusal.Code);
    }

    [Fact]
    public async Task GetAsync_OversizedAnswer_IsNotRead()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.OnToken().OversizedBody(8 * 1024 * 1024);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client(options => options.MaxResponseBytes = 64 * 1024)));
        Assert.Equal(SecureTeamsErrorCode.ResponseTooLarge, refusal.Code);
    }

    [Fact]
    public async Task GetAsync_ProviderFails_IsUnavailable()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.OnToken().ServerError(503, times: 5);
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.IdentityProviderUnavailable, refusal.Code);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    /// <summary>An identity provider that answers what a real one never would.</summary>
    private sealed class FakeProvider : HttpMessageHandler
    {
        private readonly HttpStatusCode _status;
        private readonly string? _answer;
        private readonly string _origin = $"https://login-{Guid.NewGuid():N}.example/";
        private readonly X509Certificate2 _certificate = SelfSigned();
        private readonly HttpClient _client;
        private readonly TokenSource _tokens;

        internal FakeProvider(HttpStatusCode status, string? answer, CertificateSource? source = null, FipsMode fips = FipsMode.Preferred)
        {
            _status = status;
            _answer = answer;
            _client = new HttpClient(this, disposeHandler: false);
            TeamsCredential credential = source is null ? TeamsCredential.FromCertificate(Guid.NewGuid(), _certificate) : TeamsCredential.FromCertificate(Guid.NewGuid(), source);
            var cloud = TeamsCloud.Custom("Fake", new Uri(_origin), new Uri("https://graph.example/"));
            _tokens = TokenSources.Create(cloud, credential, _client, fips);
        }

        internal Task<AccessToken> GetAsync(CancellationToken cancellationToken) => _tokens.GetAsync(_tokens.Default, cancellationToken).AsTask();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_answer is null)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return new HttpResponseMessage(_status) { Content = new StringContent(_answer!, Encoding.UTF8, "application/json") };
        }

        protected override void Dispose(bool disposing)
        {
            _tokens.Dispose();
            _client.Dispose();
            _certificate.Dispose();
            base.Dispose(disposing);
        }

        private static X509Certificate2 SelfSigned()
        {
            using var key = RSA.Create(2048);
            return new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        }
    }
}
