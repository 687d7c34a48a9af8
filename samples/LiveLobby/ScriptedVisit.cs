using System.Net;
using System.Text.RegularExpressions;
using LiveLobby.Hall;

namespace LiveLobby;

/// <summary>A visit without a browser: opens a meeting, sends everybody to its door, admits, promotes, changes options, ends; and says what came of each.</summary>
internal sealed partial class ScriptedVisit : IDisposable
{
    private const string Meeting = "/meetings/1";

    private readonly HttpClient _browser;
    private bool _held = true;

    private ScriptedVisit(Uri address) => _browser = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    /// <returns>Whether everything came as it should.</returns>
    internal static async Task<bool> PlayAsync(Uri address)
    {
        using var visit = new ScriptedVisit(address);
        await visit.PlayAsync();
        Console.WriteLine(visit._held ? "The visit came as it should." : "The visit did NOT come as it should.");
        return visit._held;
    }

    public void Dispose() => _browser.Dispose();

    private async Task PlayAsync()
    {
        Expect("the list shows the four meetings", await PageAsync("/"), "Weekly team meeting", "Salary round", "Merger talks", "Open house", "Below the organization's floor");
        Expect("the meeting opens", await SendAsync($"{Meeting}/start"), "The meeting is open");

        // The telephone first: nobody verified has joined yet.
        foreach (ParticipantChoice choice in ParticipantChoice.All.Reverse())
        {
            string page = await SendAsync($"{Meeting}/join", ("kind", choice.Key));
            Expect(choice.Title, page, $" {choice.SampleName}");
            Console.WriteLine($"        {WebUtility.HtmlDecode(NoticeText().Match(page).Groups["text"].Value)}");
        }

        string live = await PageAsync(Meeting);
        string caller = PersonNamed("Caller", live);
        string member = PersonNamed("Mia Member", live);
        Expect("somebody of the organization becomes an attendee", await SendAsync($"{Meeting}/make-attendee", ("person", member)), "Mia Member is now attendee");
        Expect("an attendee admits nobody", await SendAsync($"{Meeting}/admit", ("person", caller), ("as", member)), "Nobody was admitted");
        Expect("the organizer admits the caller", await SendAsync($"{Meeting}/admit", ("person", caller)), "Caller was admitted");
        Expect("the caller becomes a presenter", await SendAsync($"{Meeting}/make-presenter", ("person", caller)), "Caller is now presenter");

        Expect("the preview says who loses access", await PageAsync($"{Meeting}/options/preview?lobby=organizer"), "Loses access");
        Expect("the options change while the meeting runs", await SendAsync($"{Meeting}/options", ("was-lobby", "organizationAndFederated"), ("lobby", "organizer")), "In effect now: Who skips the lobby");
        Expect("a form that is out of date writes nothing", await SendAsync($"{Meeting}/options", ("was-lobby", "organizationAndFederated"), ("lobby", "everyone")), "Somebody else changed the meeting");
        Expect("what is below the floor is refused", await SendAsync($"{Meeting}/options", ("was-dial-in", "false"), ("dial-in", "true")), "below the organization's floor");
        Expect("the tenant lets nobody join anonymously", await SendAsync("/tenant", ("profile", "Current"), ("guests", "true")), "The tenant was changed", "cannot join any more");
        Expect("who comes anonymously is turned away", await SendAsync($"{Meeting}/join", ("kind", "anonymous"), ("name", "Late Stranger")), "Late Stranger cannot join");
        Expect("the meeting ends", await SendAsync($"{Meeting}/end"), "The meeting has ended");
    }

    private void Expect(string what, string page, params ReadOnlySpan<string> texts)
    {
        string shown = WebUtility.HtmlDecode(page);
        bool holds = true;
        foreach (string text in texts)
        {
            holds &= shown.Contains(text, StringComparison.Ordinal);
        }

        _held &= holds;
        Console.WriteLine($"{(holds ? "held   " : "BROKEN ")} {what}");
    }

    private async Task<string> PageAsync(string path)
    {
        using HttpResponseMessage answer = await _browser.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form with the token of a page, as a browser does, and follows to the page after it.</summary>
    private async Task<string> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        string token = WebUtility.HtmlDecode(Token().Match(await PageAsync("/tenant")).Groups["token"].Value);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), .. Array.Exists(fields, field => field.Name == "as") ? Array.Empty<KeyValuePair<string, string>>() : [KeyValuePair.Create("as", Actor.OrganizerKey)]]);
        using HttpResponseMessage answer = await _browser.PostAsync(new Uri(path, UriKind.Relative), form);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string PersonNamed(string name, string page) => Person().Matches(page).FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["id"].Value ?? string.Empty;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<h3>(?<name>[^<]+?)\\s*<[\\s\\S]*?name=\"person\" value=\"(?<id>[^\"]+)\"")]
    private static partial Regex Person();

    [GeneratedRegex("class=\"notice-title\">.*?</span>\\s*(?<text>[^<]+)")]
    private static partial Regex NoticeText();
}
