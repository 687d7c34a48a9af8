using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.OnlineMeetings;
using Microsoft.Kiota.Abstractions.Authentication;

namespace SecureTeams.Benchmarks.Meetings.Contenders;

/// <summary>Microsoft's client, with the handlers that its own factory gives it.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes its handler.")]
internal sealed class MicrosoftGraphClient : MeetingsContender
{
    public const string Title = "Microsoft.Graph";

    private readonly MeetingsEndpoint _endpoint;
    private readonly HttpClient _http;
    private readonly GraphServiceClient _graph;

    public MicrosoftGraphClient(MeetingsEndpoint endpoint, X509Certificate2 root)
    {
        _endpoint = endpoint;
        _http = GraphClientFactory.Create(finalHandler: BareConnections.Trusting(root));
        _graph = new GraphServiceClient(_http, new BaseBearerTokenAuthenticationProvider(new FixedToken(endpoint.Token)), new Uri(endpoint.Graph, "v1.0").AbsoluteUri);
    }

    public override string Name => Title;

    private OnlineMeetingsRequestBuilder Meetings => _graph.Users[_endpoint.Organizer.ToString("D")].OnlineMeetings;

    public override async Task<string> CreateAsync()
    {
        var draft = new OnlineMeeting
        {
            Subject = Subject,
            StartDateTime = Start,
            EndDateTime = End,
            LobbyBypassSettings = new LobbyBypassSettings { Scope = LobbyBypassScope.OrganizationExcludingGuests, IsDialInBypassEnabled = false },
            AllowedPresenters = OnlineMeetingPresenters.Organizer,
            AllowedLobbyAdmitters = AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizers,
        };
        return (await Meetings.PostAsync(draft, request => request.Headers.Add("Prefer", BareClient.Preference)))!.Id!;
    }

    public override async Task<MeetingSeen> GetAsync(string meetingId) =>
        Seen(await Meetings[meetingId].GetAsync(request => request.Headers.Add("Prefer", BareClient.Preference)));

    public override async Task<MeetingSeen> PatchAsync(string meetingId)
    {
        var change = new OnlineMeeting
        {
            LobbyBypassSettings = new LobbyBypassSettings { Scope = LobbyBypassScope.Invited, IsDialInBypassEnabled = false },
            AllowedPresenters = OnlineMeetingPresenters.Organizer,
            AllowRecording = false,
        };
        return Seen(await Meetings[meetingId].PatchAsync(change, request => request.Headers.Add("Prefer", BareClient.Preference)));
    }

    public override async Task<(int Records, TimeSpan Attendance)> PageAsync()
    {
        var count = 0;
        var attendance = TimeSpan.Zero;
        var first = await Meetings[_endpoint.Attended].AttendanceReports[_endpoint.Report].AttendanceRecords.GetAsync();
        var pages = PageIterator<AttendanceRecord, AttendanceRecordCollectionResponse>.CreatePageIterator(_graph, first!, record =>
        {
            count++;
            attendance += TimeSpan.FromSeconds(record.TotalAttendanceInSeconds ?? 0);
            return true;
        });
        await pages.IterateAsync();
        return (count, attendance);
    }

    public override void Dispose()
    {
        _graph.Dispose();
        _http.Dispose();
    }

    private static MeetingSeen Seen(OnlineMeeting? meeting) => new(
        meeting?.Id, meeting?.Subject, meeting?.StartDateTime, Text(meeting?.LobbyBypassSettings?.Scope), meeting?.LobbyBypassSettings?.IsDialInBypassEnabled, Text(meeting?.AllowedPresenters), Text(meeting?.AllowedLobbyAdmitters),
        meeting?.AllowRecording, meeting?.JoinWebUrl, meeting?.Participants?.Organizer?.Upn);

    /// <summary>The wire's spelling; the names of the members differ by their first letter only.</summary>
    private static string? Text<T>(T? value)
        where T : struct, Enum => value?.ToString() is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : null;

    private sealed class FixedToken(string token) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) => Task.FromResult(token);
    }
}
