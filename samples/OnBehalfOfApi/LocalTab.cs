using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SecureTeams;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Tokens;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Transport;

namespace OnBehalfOfApi;

/// <summary>An emulator, and the tab that calls the API: once as it should, and a few times as an attacker would.</summary>
internal sealed class LocalTab : IAsyncDisposable
{
    private readonly TeamsEmulator _emulator;

    private LocalTab(TeamsEmulator emulator) => _emulator = emulator;

    internal static async Task<LocalTab> StartAsync() => new(await TeamsEmulator.StartAsync());

    internal void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSecureTeams(options =>
        {
            options.Cloud = TeamsCloud.Custom("Emulator", _emulator.Authority, _emulator.GraphEndpoint);
            options.Tenant = new TenantId(_emulator.TenantId);
            options.Credential = TeamsCredential.FromCertificate(_emulator.ClientId, _emulator.ClientCertificate);
            options.Trust = TlsTrust.OnlyRoots(_emulator.RootCertificate);
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_emulator.Certificates.Issue(CertificateIssuance.Server))));
    }

    internal async Task<bool> PlayAsync(WebApplication application)
    {
        using HttpClient http = Connect(application);
        bool good = await CallAsync(http, "A token from Teams", new TabToken(), HttpStatusCode.Created);
        good &= await CallAsync(http, "A token for another application", new TabToken { Audience = Guid.NewGuid().ToString() }, HttpStatusCode.Unauthorized);
        good &= await CallAsync(http, "A token with a scope that only begins like ours", new TabToken { Scope = "access_as_user_extra" }, HttpStatusCode.Forbidden);
        good &= await CallAsync(http, "A token of an application, not of a user", new TabToken { IsAppOnly = true }, HttpStatusCode.Forbidden);
        good &= await CallAsync(http, "A token with a signature of somebody else's", new TabToken { Signature = TokenSignature.ForeignKey }, HttpStatusCode.Unauthorized);
        return good;
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    private async Task<bool> CallAsync(HttpClient http, string what, TabToken token, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/reviews", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _emulator.Identity.IssueTabToken(token));
        using HttpResponseMessage response = await http.SendAsync(request);
        Console.WriteLine($"{what}: {(int)response.StatusCode}");
        return response.StatusCode == expected;
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes its handler.")]
    private HttpClient Connect(WebApplication application)
    {
        string port = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port.ToString(CultureInfo.InvariantCulture);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust };
        policy.CustomTrustStore.Add(_emulator.RootCertificate);
        var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } };
        return new HttpClient(handler) { BaseAddress = new Uri($"https://localhost:{port}/") };
    }
}
