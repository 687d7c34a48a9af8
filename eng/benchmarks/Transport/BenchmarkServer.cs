using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecureTeams.Emulator;

namespace SecureTeams.Benchmarks.Transport;

/// <summary>
/// The other side, in a process of its own so that its work and memory are not the client's: it answers at once, with the
/// same kilobyte or with a token, under a certificate of the emulator's authority, which serves the revocation list.
/// </summary>
internal static class BenchmarkServer
{
    public const string Verb = "transport-server";

    private const string Discovery = "/.well-known/openid-configuration";

    private static readonly byte[] Document = JsonSerializer.SerializeToUtf8Bytes(new { value = new string('x', 1000) });
    private static readonly byte[] Token = JsonSerializer.SerializeToUtf8Bytes(new { token_type = "Bearer", expires_in = 3600, access_token = new string('x', 1200) });

    /// <summary>Says where it is, and serves until the standard input ends.</summary>
    public static async Task RunAsync()
    {
        await using var emulator = await TeamsEmulator.StartAsync();
        using var certificate = emulator.Certificates.Issue(CertificateIssuance.Server);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listener => listener.UseHttps(certificate)));
        await using var server = builder.Build();
        server.Run(AnswerAsync);
        await server.StartAsync();
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        Console.WriteLine(JsonSerializer.Serialize(new BenchmarkEndpoint(new UriBuilder(address) { Host = "localhost" }.Uri, emulator.RootCertificate.RawData)));
        await Console.In.ReadToEndAsync();
        await server.StopAsync();
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var body = context.Request switch
        {
            { Method: "POST" } => Token,
            { Path.Value: { } path } when path.EndsWith(Discovery, StringComparison.Ordinal) => Metadata($"https://{context.Request.Host}{path[..^Discovery.Length]}"),
            _ => Document,
        };
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }

    private static byte[] Metadata(string issuer) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        issuer,
        token_endpoint = issuer + "/token",
        authorization_endpoint = issuer + "/authorize",
        jwks_uri = issuer + "/keys",
    });
}
