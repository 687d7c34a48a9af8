using System.Security.Cryptography.X509Certificates;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Meetings;
using SecureTeams.Transport;

namespace SecureTeams.Benchmarks.Meetings.Contenders;

/// <summary>This SDK, as its options are by default; only the root and the source of tokens are the benchmark's.</summary>
internal sealed class SdkClient(MeetingsEndpoint endpoint, X509Certificate2 root) : MeetingsContender
{
    public const string Title = "SecureTeams";

    private readonly SecureTeamsClient _client = new(new SecureTeamsOptions
    {
        Cloud = TeamsCloud.Custom("Benchmark", endpoint.Authority, endpoint.Graph),
        Tenant = new TenantId(endpoint.Tenant),
        Credential = TeamsCredential.FromTokenProvider((_, _) => ValueTask.FromResult(new ProvidedToken(endpoint.Token, TimeProvider.System.GetUtcNow().AddHours(20)))),
        Trust = TlsTrust.OnlyRoots(root),
    });

    public override string Name => Title;

    public override async Task<string> CreateAsync()
    {
        var draft = new MeetingDraft { Subject = Subject, Schedule = new MeetingSchedule(Start, End), Policy = MeetingPolicy.Strict };
        return (await _client.Meetings.CreateAsync(endpoint.Organizer, draft)).Id;
    }

    public override async Task<MeetingSeen> GetAsync(string meetingId) => Seen(await _client.Meetings.GetAsync(endpoint.Organizer, meetingId));

    public override async Task<MeetingSeen> PatchAsync(string meetingId)
    {
        var change = new MeetingChange { LobbyBypass = LobbyScope.Invited, DialInBypassesLobby = false, Presenters = PresenterScope.Organizer, AllowRecording = false };
        return Seen((await _client.Meetings.UpdateAsync(endpoint.Organizer, meetingId, change)).Meeting);
    }

    public override async Task<(int Records, TimeSpan Attendance)> PageAsync()
    {
        var count = 0;
        var attendance = TimeSpan.Zero;
        await foreach (var record in _client.Meetings.Artifacts.ListAttendanceRecordsAsync(endpoint.Organizer, endpoint.Attended, endpoint.Report))
        {
            count++;
            attendance += record.TotalAttendance ?? default;
        }

        return (count, attendance);
    }

    public override void Dispose() => _client.Dispose();

    private static MeetingSeen Seen(OnlineMeeting meeting) => new(
        meeting.Id, meeting.Subject, meeting.Start, meeting.LobbyBypass?.Value, meeting.DialInBypassesLobby, meeting.Presenters?.Value, meeting.Admitters?.Value,
        meeting.AllowRecording, meeting.JoinUrl?.Reveal(), meeting.Organizer?.UserPrincipalName);
}
