using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Tests.Emulator;

namespace SecureTeams.Tests.Identity.TabTokens;

/// <summary>The real clouds' names, over TLS; only their addresses are this machine's.</summary>
public sealed class KnownCloudTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Clouds => [.. TeamsCloud.All.Select(cloud => cloud.Name)];

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task Validate_BothIssuersOfTheCloud_AreAcceptedAndThoseOfOthersAreNot(string name)
    {
        TeamsCloud cloud = TeamsCloud.FromName(name);
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        await using var login = await Login.StartAsync(forge, cloud, forge.Signer);
        string uri = $"api://tab.contoso.example/{forge.ClientId}";
        TabTokenValidator validator = login.Validator(uri);
        Assert.Equal(TabTokenReason.Valid, await JudgeAsync(validator, forge.Sign(token => token["iss"] = cloud.IssuerOf(forge.Tenant))));
        Assert.Equal(TabTokenReason.Valid, await JudgeAsync(validator, forge.Sign(token => Older(token, cloud.LegacyIssuerOf(forge.Tenant)!, uri))));
        foreach (TeamsCloud other in TeamsCloud.All.Where(other => other.Authority != cloud.Authority))
        {
            Assert.Equal(TabTokenReason.IssuerNotAllowed, await JudgeAsync(validator, forge.Sign(token => token["iss"] = other.IssuerOf(forge.Tenant))));
        }

        Assert.Equal([$"{cloud.Authority}{forge.Tenant}/discovery/v2.0/keys"], login.Asked);
    }

    /// <summary>Two clouds write the same older issuer; their keys tell them apart.</summary>
    [Fact]
    public async Task Validate_OlderIssuerThatTwoCloudsShare_IsRefusedWithTheOtherCloudsKeys()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        using RSA keyOfGovernment = RSA.Create(2048);
        await using var login = await Login.StartAsync(forge, TeamsCloud.UsGovernmentHigh, keyOfGovernment);
        string ofGlobal = forge.Sign(token => Older(token, TeamsCloud.Global.LegacyIssuerOf(forge.Tenant)!, forge.ClientId.ToString("D")));
        Assert.Equal(TeamsCloud.Global.LegacyIssuerOf(forge.Tenant), TeamsCloud.UsGovernmentHigh.LegacyIssuerOf(forge.Tenant));
        Assert.Equal(TabTokenReason.SignatureInvalid, await JudgeAsync(login.Validator(), ofGlobal));
    }

    private static void Older(JsonObject token, string issuer, string audience)
    {
        token["iss"] = issuer;
        token["aud"] = audience;
        token["ver"] = "1.0";
        token["appid"] = token["azp"]!.DeepClone();
        token.Remove("azp");
    }

    private static async Task<TabTokenReason> JudgeAsync(TabTokenValidator validator, string token) => (await validator.ValidateAsync(token, Stop)).Reason;

    private sealed class Login : IAsyncDisposable
    {
        private readonly TabTokenForge _forge;
        private readonly TeamsCloud _cloud;
        private readonly RSA _key;
        private LoopbackListener? _listener;
        private HttpClient? _http;

        private Login(TabTokenForge forge, TeamsCloud cloud, RSA key) => (_forge, _cloud, _key) = (forge, cloud, key);

        internal List<string> Asked { get; } = [];

        internal static async Task<Login> StartAsync(TabTokenForge forge, TeamsCloud cloud, RSA key)
        {
            var login = new Login(forge, cloud, key);
            login._listener = await forge.Entra.ListenAsync(login.AnswerAsync, Stop, CertificateIssuance.Server with { CommonName = cloud.Authority.Host, DnsNames = [cloud.Authority.Host] });
            SocketsHttpHandler sockets = EmulatorClient.Handler(forge.Entra.Emulator);
            sockets.ConnectCallback = login.ConnectAsync;
            login._http = new HttpClient(sockets);
            return login;
        }

        internal TabTokenValidator Validator(string? appIdUri = null) =>
            new(_cloud, [_forge.Tenant], _forge.ClientId, new TabTokenOptions { AppIdUri = appIdUri }, _http!, _forge.Clock, NullLogger.Instance);

        public async ValueTask DisposeAsync()
        {
            _http?.Dispose();
            await _listener!.DisposeAsync();
        }

        private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, _listener!.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }

        private Task AnswerAsync(HttpContext context)
        {
            Asked.Add($"https://{context.Request.Host}{context.Request.Path}");
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(new JsonObject { ["keys"] = new JsonArray(TabTokenForge.Key(TabTokenForge.Kid, _key, $"{_cloud.Authority}{{tenantid}}/v2.0")) }.ToJsonString(), Stop);
        }
    }
}
