using System.Net;
using System.Text.Json;

namespace SecureTeams.Identity.Credentials.SignIn;

/// <summary>
/// Asks more slowly when the identity provider says so (RFC 8628 section 3.5). MSAL knows only "pending" and takes "slow_down" for
/// the end of the sign-in, so it is told "pending", and this and all further questions about the code wait five seconds more.
/// </summary>
internal sealed class DevicePollingHandler(TimeProvider clock) : DelegatingHandler
{
    private const string Pending = """{"error":"authorization_pending","error_description":"Pending."}""";

    private static readonly TimeSpan Increase = TimeSpan.FromSeconds(5);

    /// <summary>One client asks one person at a time.</summary>
    private TimeSpan _more;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post || !await IsPollAsync(request, cancellationToken).ConfigureAwait(false))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (_more > TimeSpan.Zero)
        {
            await Task.Delay(_more, clock, cancellationToken).ConfigureAwait(false);
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        switch (await ErrorOfAsync(response, cancellationToken).ConfigureAwait(false))
        {
            case "slow_down":
                _more += Increase;
                response.Content.Dispose();
                response.Content = new StringContent(Pending, System.Text.Encoding.UTF8, "application/json");
                break;
            case "authorization_pending":
                break;
            default:
                _more = TimeSpan.Zero;
                break;
        }

        return response;
    }

    private static async Task<bool> IsPollAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string form = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return form.StartsWith("device_code=", StringComparison.Ordinal) || form.Contains("&device_code=", StringComparison.Ordinal);
    }

    private static async Task<string?> ErrorOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.BadRequest)
        {
            return null;
        }

        try
        {
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.String ? error.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
