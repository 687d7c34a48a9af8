using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization.Metadata;

namespace SecureTeams.Benchmarks.Meetings.Contenders;

/// <summary>The floor: what somebody writes who needs these calls and nothing around them.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes its handler.")]
internal sealed class BareClient : MeetingsContender
{
    public const string Title = "bare `HttpClient`, source-generated JSON";

    public const string Preference = "include-unknown-enum-members";

    private readonly MeetingsEndpoint _endpoint;
    private readonly HttpClient _http;
    private readonly string _meetings;

    public BareClient(MeetingsEndpoint endpoint, X509Certificate2 root)
    {
        _endpoint = endpoint;
        _http = new HttpClient(BareConnections.Trusting(root)) { BaseAddress = endpoint.Graph };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.Token);
        _http.DefaultRequestHeaders.Add("Accept", "application/json");
        _http.DefaultRequestHeaders.Add("Prefer", Preference);
        _meetings = $"v1.0/users/{endpoint.Organizer:D}/onlineMeetings";
    }

    public override string Name => Title;

    public override async Task<string> CreateAsync()
    {
        var draft = new BareMeeting
        {
            Subject = Subject,
            StartDateTime = Start,
            EndDateTime = End,
            LobbyBypassSettings = new BareLobby { Scope = "organizationExcludingGuests", IsDialInBypassEnabled = false },
            AllowedPresenters = "organizer",
            AllowedLobbyAdmitters = "organizerAndCoOrganizers",
        };
        return (await SendAsync(HttpMethod.Post, _meetings, draft, BareJson.Default.BareMeeting)).Id!;
    }

    public override async Task<MeetingSeen> GetAsync(string meetingId) => Seen(await SendAsync(HttpMethod.Get, Item(meetingId), null, BareJson.Default.BareMeeting));

    public override async Task<MeetingSeen> PatchAsync(string meetingId)
    {
        var change = new BareMeeting
        {
            LobbyBypassSettings = new BareLobby { Scope = "invited", IsDialInBypassEnabled = false },
            AllowedPresenters = "organizer",
            AllowRecording = false,
        };
        return Seen(await SendAsync(HttpMethod.Patch, Item(meetingId), change, BareJson.Default.BareMeeting));
    }

    public override async Task<(int Records, TimeSpan Attendance)> PageAsync()
    {
        var count = 0;
        var attendance = TimeSpan.Zero;
        for (var next = $"{Item(_endpoint.Attended)}/attendanceReports/{_endpoint.Report}/attendanceRecords"; next is not null;)
        {
            var page = await SendAsync(HttpMethod.Get, next, null, BareJson.Default.BareRecordPage);
            foreach (var record in page.Value!)
            {
                count++;
                attendance += TimeSpan.FromSeconds(record.TotalAttendanceInSeconds ?? 0);
            }

            next = page.NextLink;
        }

        return (count, attendance);
    }

    public override void Dispose() => _http.Dispose();

    private static MeetingSeen Seen(BareMeeting meeting) => new(
        meeting.Id, meeting.Subject, meeting.StartDateTime, meeting.LobbyBypassSettings?.Scope, meeting.LobbyBypassSettings?.IsDialInBypassEnabled, meeting.AllowedPresenters, meeting.AllowedLobbyAdmitters,
        meeting.AllowRecording, meeting.JoinWebUrl, meeting.Participants?.Organizer?.Upn);

    private string Item(string meetingId) => $"{_meetings}/{Uri.EscapeDataString(meetingId)}";

    private async Task<T> SendAsync<T>(HttpMethod method, string address, T? body, JsonTypeInfo<T> json)
        where T : class
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, json);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(json))!;
    }
}
