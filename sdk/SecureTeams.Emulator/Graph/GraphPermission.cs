namespace SecureTeams.Emulator.Graph;

/// <summary>The permissions of which one suffices, compared as whole words; an empty list lets that kind of caller never pass.</summary>
internal sealed record GraphPermission(IReadOnlyList<string> Delegated, IReadOnlyList<string> Application)
{
    private const string ArtifactsOfAll = "OnlineMeetingArtifact.Read.All";
    private const string RecordingsOfAll = "OnlineMeetingRecording.Read.All";
    private const string TranscriptsOfAll = "OnlineMeetingTranscript.Read.All";

    public static readonly GraphPermission WriteMeetings = new(["OnlineMeetings.ReadWrite"], ["OnlineMeetings.ReadWrite.All"]);
    public static readonly GraphPermission ReadMeetings = new(
        ["OnlineMeetings.ReadWrite", "OnlineMeetings.Read"],
        ["OnlineMeetings.ReadWrite.All", "OnlineMeetings.Read.All"]);

    public static readonly GraphPermission ReadMeetingsOfTenant = new([], ReadMeetings.Application);
    public static readonly GraphPermission ReadAttendance = new([ArtifactsOfAll], [ArtifactsOfAll]);
    public static readonly GraphPermission ReadRecordings = new([RecordingsOfAll], [RecordingsOfAll]);
    public static readonly GraphPermission ReadTranscripts = new([TranscriptsOfAll], [TranscriptsOfAll]);
    public static readonly GraphPermission ReadVirtualEvents = new(["VirtualEvent.ReadWrite", "VirtualEvent.Read"], ["VirtualEvent.Read.All"]);

    /// <summary>Any valid token: what is asked decides later.</summary>
    public static readonly GraphPermission Signed = new([], []) { NeedsNone = true };

    private bool NeedsNone { get; init; }

    public bool Allows(GraphCaller caller) =>
        NeedsNone || (caller.IsApplication ? Application : Delegated).Intersect(caller.Permissions, StringComparer.Ordinal).Any();
}
