using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Identity.Client;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>MSAL itself with one of the SDK's caches, asking for tokens on behalf of users; the provider's answers are made here.</summary>
internal sealed class OboService : IDisposable
{
    internal const string AccessTokenMark = "eyJ0eXAi.access";
    internal const string RefreshTokenMark = "0.AAAArefresh";

    private static readonly TeamsCloud DefaultCloud = TeamsCloud.Custom("Obo", new Uri("https://login.obo.example/"), new Uri("https://graph.obo.example/"));

    private readonly Provider _provider = new();
    private readonly HttpClient _http;
    private readonly ConfidentialClientApplicationBuilder _builder;
    private readonly UserTokenLink _link;

    internal OboService(UserTokenCache cache, ILogger? logger = null, TimeProvider? clock = null, TokenCacheLimits? limits = null, Guid? clientId = null, TeamsCloud? cloud = null)
    {
        _http = new HttpClient(_provider, disposeHandler: false);
        TeamsCloud chosen = cloud ?? DefaultCloud;
        var http = new HardenedMsalHttpClientFactory(_http);
        _builder = ConfidentialClientApplicationBuilder
            .Create((clientId ?? new Guid("12345678-0000-4000-8000-000000000000")).ToString("D"))
            .WithHttpClientFactory(http)
            .WithClientAssertion((AssertionRequestOptions _) => Task.FromResult("client-assertion"))
            .WithAuthority(new Uri(chosen.Authority, Person.Number(0).TenantId.ToString("D")), validateAuthority: false)
            .WithInstanceDiscovery(false);
        var settings = new IssuerSettings(chosen, new TenantId(Person.Number(0).TenantId), FipsMode.Preferred, http, clock ?? TimeProvider.System, logger ?? NullLogger.Instance) { Limits = limits ?? new TokenCacheLimits() };
        _link = cache.Open(settings);
    }

    /// <summary>Gets how often the provider was asked.</summary>
    internal int Requests => _provider.Requests;

    internal async Task<string> GetAsync(Person person, CancellationToken stop)
    {
        AuthenticationResult result = await Application().AcquireTokenOnBehalfOf([$"{DefaultCloud.GraphEndpoint}.default"], new UserAssertion(person.Assertion)).ExecuteAsync(stop);
        Assert.Equal(person.ObjectId.ToString("D"), result.UniqueId);
        return result.AccessToken;
    }

    /// <summary>Asks in the way that keeps a refresh token.</summary>
    internal async Task<string> GetLongRunningAsync(Person person, CancellationToken stop)
    {
        string? session = null;
        AuthenticationResult result = await ((ILongRunningWebApi)Application()).InitiateLongRunningProcessInWebApi([$"{DefaultCloud.GraphEndpoint}.default"], person.Assertion, ref session).ExecuteAsync(stop);
        return result.AccessToken;
    }

    /// <summary>Asks while the provider does not answer.</summary>
    internal Task FailAsync(Person person, CancellationToken stop)
    {
        _provider.IsAway = true;
        return GetAsync(person, stop);
    }

    /// <summary>One for each request, as the SDK does it.</summary>
    private IConfidentialClientApplication Application()
    {
        IConfidentialClientApplication application = _builder.Build();
        _link.Attach(application.UserTokenCache);
        return application;
    }

    internal static string TokenOf(Person person, int number) => string.Create(CultureInfo.InvariantCulture, $"{AccessTokenMark}.{person.ObjectId:N}.{number}");

    public void Dispose()
    {
        _http.Dispose();
        _provider.Dispose();
    }

    private sealed class Provider : HttpMessageHandler
    {
        private int _requests;

        internal bool IsAway { get; set; }

        internal int Requests => Volatile.Read(ref _requests);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (IsAway)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            }

            string form = await request.Content!.ReadAsStringAsync(cancellationToken);
            Person person = PersonIn(form);
            int number = Interlocked.Increment(ref _requests);
            var answer = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = 3600,
                ["scope"] = "https://graph.obo.example/.default",
                ["access_token"] = TokenOf(person, number),
                ["refresh_token"] = $"{RefreshTokenMark}.{person.ObjectId:N}",
                ["id_token"] = IdToken(person),
                ["client_info"] = Encoded(new { uid = person.ObjectId, utid = person.TenantId }),
            };
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(answer), Encoding.UTF8, "application/json") };
        }

        private static Person PersonIn(string form)
        {
            const string Start = "assertion=assertion-of-";
            int at = form.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
            Guid id = Guid.ParseExact(form.AsSpan(at, 32), "N");
            return Person.Number(BitConverter.ToInt32(id.ToByteArray(), 0));
        }

        private static string IdToken(Person person) =>
            $"{Encoded(new { alg = "RS256", typ = "JWT" })}.{Encoded(new { oid = person.ObjectId, tid = person.TenantId, sub = person.ObjectId, preferred_username = person.UserPrincipalName, upn = person.UserPrincipalName, iss = "i", aud = "a", name = "A Person", ver = "2.0" })}.c2lnbmF0dXJl";

        private static string Encoded<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
