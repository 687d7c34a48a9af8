using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace SecureTeams.Emulator.Hosting;

/// <summary>Writes down an identity service's address without the values that could be secret or personal.</summary>
internal static class RedactedQuery
{
    private static readonly string[] Harmless =
        ["api-version", "client_id", "code_challenge_method", "prompt", "redirect_uri", "response_mode", "response_type", "scope"];

    public static string AddressOf(HttpRequest request)
    {
        var query = QueryString.Empty;
        foreach (var (name, values) in request.Query)
        {
            query = query.Add(name, Harmless.Contains(name, StringComparer.Ordinal) ? values.ToString() : "redacted");
        }

        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query);
    }
}
