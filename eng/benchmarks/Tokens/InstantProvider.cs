using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Identity.Client;

namespace SecureTeams.Benchmarks.Tokens;

/// <summary>An identity provider in the process itself that answers at once: what is measured is what its clients do.</summary>
internal sealed class InstantProvider : HttpMessageHandler, IMsalHttpClientFactory
{
    private static readonly string ClientInfo = Encoded(new { uid = Guid.Empty, utid = Guid.Empty });
    private static readonly string IdToken = $"{Encoded(new { alg = "none" })}.{Encoded(new { oid = Guid.Empty, tid = Guid.Empty, sub = "s", preferred_username = "u" })}.c2ln";

    private readonly HttpClient _client;
    private int _issued;

    public InstantProvider() => _client = new HttpClient(this, disposeHandler: false);

    public HttpClient GetHttpClient() => _client;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _issued);
        var answer = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = 24 * 3600,
            ["access_token"] = number.ToString("D8", CultureInfo.InvariantCulture) + new string('x', 1500),
        };
        if ((await request.Content!.ReadAsStringAsync(cancellationToken)).Contains("on_behalf_of", StringComparison.Ordinal))
        {
            answer["id_token"] = IdToken;
            answer["client_info"] = ClientInfo;
            answer["scope"] = "https://graph.benchmark.example/.default";
        }

        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(answer), Encoding.UTF8, "application/json") };
    }

    protected override void Dispose(bool disposing)
    {
        _client.Dispose();
        base.Dispose(disposing);
    }

    private static string Encoded<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
