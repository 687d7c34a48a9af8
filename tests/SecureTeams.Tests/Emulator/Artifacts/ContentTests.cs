using System.Net;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Faults;

namespace SecureTeams.Tests.Emulator.Artifacts;

public sealed class ContentTests : ArtifactScenario
{
    private const string Text = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Olivia>Good morning.</v>\n";

    [Fact]
    public async Task Transcript_Metadata_NamesWhereTheContentIs()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var id = meeting.AddTranscript(Text);

        var listed = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Path(meeting) + "/transcripts");
        var read = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, $"{Path(meeting)}/transcripts/{id}");

        Assert.Equal(id, (string?)Assert.Single(listed["value"]!.AsArray())!["id"]);
        using var content = await Client.SendAsync(HttpMethod.Get, (string)read["transcriptContentUrl"]! + "?$format=text/vtt");
        Assert.Equal("text/vtt", content.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Text, await content.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task Transcript_OtherFormat_Is400()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var id = meeting.AddTranscript(Text);

        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{Path(meeting)}/transcripts/{id}/content?$format=application/pdf");
    }

    [Fact]
    public async Task Recording_Large_IsStreamedByteByByte()
    {
        const long Length = 64L * 1024 * 1024 + 17;
        var meeting = Teams.Meetings.AddFromCalendar();
        var id = meeting.AddRecording(Length);
        using var response = await Client.Http.GetAsync(new Uri($"{Path(meeting)}/recordings/{id}/content", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancelled);

        Assert.Equal("video/mp4", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Length, response.Content.Headers.ContentLength);
        await using var content = await response.Content.ReadAsStreamAsync(Cancelled);
        Assert.Equal(Length, await CountAsExpectedAsync(content));
    }

    [Fact]
    public async Task Recording_CutInTheMiddle_BreaksOff()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var id = meeting.AddRecording(1_000_000);
        Teams.Faults.On(GraphOperation.GetRecordingContent).CutBody();
        using var response = await Client.Http.GetAsync(new Uri($"{Path(meeting)}/recordings/{id}/content", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancelled);

        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.CopyToAsync(Stream.Null, Cancelled));
    }

    [Fact]
    public async Task Recording_SlowBody_WaitsByTheClockAndComesWhole()
    {
        var clock = new DelayObserver();
        await using var teams = await TeamsEmulator.StartAsync(WithAllRoles(new TeamsEmulatorOptions { TimeProvider = clock }), Cancelled);
        using var client = new EmulatorClient(teams);
        await client.SignInAsync();
        var meeting = teams.Meetings.AddFromCalendar();
        var id = meeting.AddRecording(1_000);
        teams.Faults.On(GraphOperation.GetRecordingContent).SlowBody(DelayObserver.Observed);
        using var response = await client.Http.GetAsync(new Uri($"{client.Meetings}/{Uri.EscapeDataString(meeting.Id)}/recordings/{id}/content", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancelled);

        var content = response.Content.ReadAsByteArrayAsync(Cancelled);
        await clock.Started.WaitAsync(Cancelled);
        Assert.False(content.IsCompleted);
        clock.Advance(DelayObserver.Observed);

        Assert.Equal(1_000, (await content).Length);
    }

    [Theory]
    [InlineData("attendanceReports")]
    [InlineData("transcripts")]
    [InlineData("recordings")]
    public async Task Artifacts_WithoutTheirRole_Are403(string collection)
    {
        await using var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var client = new EmulatorClient(teams);
        await client.SignInAsync();
        var meeting = teams.Meetings.AddFromCalendar();

        await client.SendForAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"{client.Meetings}/{Uri.EscapeDataString(meeting.Id)}/{collection}");
    }

    [Theory]
    [InlineData("attendanceReports")]
    [InlineData("transcripts")]
    [InlineData("recordings")]
    public async Task Artifacts_WithoutAccessPolicy_Are403(string collection)
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, $"{Path(meeting)}/{collection}");
        Teams.ApplicationAccessPolicyGranted = false;

        await Client.SendForAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"{Path(meeting)}/{collection}");
    }

    private static async Task<long> CountAsExpectedAsync(Stream content)
    {
        var buffer = new byte[100_000];
        var total = 0L;
        for (int read; (read = await content.ReadAsync(buffer, Cancelled)) > 0; total += read)
        {
            for (var index = 0; index < read; index++)
            {
                if (buffer[index] != (byte)((total + index) % 251))
                {
                    Assert.Fail($"Byte {total + index} is {buffer[index]}.");
                }
            }
        }

        return total;
    }
}
