using System.Net;
using System.Text.RegularExpressions;
using global::LiveLobby.Hall;

namespace SecureTeams.Tests.Samples.LiveLobby;

/// <summary>Somebody who visits the sample without a browser: keeps cookies, follows redirects, and sends forms with the token of a page.</summary>
internal sealed partial class LobbyVisitor(Uri site) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = site, Timeout = TimeSpan.FromSeconds(60) };

    public void Dispose() => _http.Dispose();

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, TestContext.Current.CancellationToken);

    internal Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    internal async Task<string> PageAsync(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path);
        return await TextAsync(answer);
    }

    internal async Task<string> TokenAsync() => WebUtility.HtmlDecode(Token().Match(await PageAsync("/tenant")).Groups["token"].Value);

    /// <summary>Sends a form with the token of a page, as the organizer unless a field says otherwise.</summary>
    internal async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        string token = await TokenAsync();
        (string, string)[] actor = Array.Exists(fields, field => field.Name == "as") ? [] : [("as", Actor.OrganizerKey)];
        return await PostRawAsync(path, [("__RequestVerificationToken", token), .. actor, .. fields]);
    }

    internal async Task<HttpResponseMessage> PostRawAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form and returns the page that follows, decoded.</summary>
    internal async Task<string> DoAsync(string path, params (string Name, string Value)[] fields)
    {
        using HttpResponseMessage answer = await PostAsync(path, fields);
        return WebUtility.HtmlDecode(await TextAsync(answer));
    }

    internal async Task<string> PersonAsync(int meeting, string name) =>
        Person().Matches(await PageAsync($"/meetings/{meeting}")).Single(match => WebUtility.HtmlDecode(match.Groups["name"].Value) == name).Groups["id"].Value;

    internal static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<h3>(?<name>[^<]+?)\\s*<[\\s\\S]*?name=\"person\" value=\"(?<id>[^\"]+)\"")]
    private static partial Regex Person();
}
