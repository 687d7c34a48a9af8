using SecureTeams.Emulator.Meetings.Artifacts;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Emulator.Graph.Artifacts;

/// <summary>What differs between transcripts and recordings.</summary>
internal sealed record ArtifactKind(string Collection, string AddressMember, GraphPermission Permission, Func<MeetingState, IReadOnlyList<MeetingArtifact>> Items)
{
    public static readonly ArtifactKind Transcript = new("transcripts", "transcriptContentUrl", GraphPermission.ReadTranscripts, state => state.Transcripts)
    {
        List = GraphOperation.ListTranscripts,
        Get = GraphOperation.GetTranscript,
        Content = GraphOperation.GetTranscriptContent,
    };

    public static readonly ArtifactKind Recording = new("recordings", "recordingContentUrl", GraphPermission.ReadRecordings, state => state.Recordings)
    {
        List = GraphOperation.ListRecordings,
        Get = GraphOperation.GetRecording,
        Content = GraphOperation.GetRecordingContent,
    };

    public GraphOperation List { get; private init; }

    public GraphOperation Get { get; private init; }

    public GraphOperation Content { get; private init; }
}
