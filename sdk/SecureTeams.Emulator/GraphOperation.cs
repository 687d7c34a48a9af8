namespace SecureTeams.Emulator;

/// <summary>What a request to the emulated Graph asks for.</summary>
public enum GraphOperation
{
    /// <summary><c>POST /v1.0/users/{id}/onlineMeetings</c>.</summary>
    Create,

    /// <summary><c>POST /v1.0/users/{id}/onlineMeetings/createOrGet</c>.</summary>
    CreateOrGet,

    /// <summary><c>GET /v1.0/users/{id}/onlineMeetings/{meetingId}</c>.</summary>
    Get,

    /// <summary><c>GET /v1.0/users/{id}/onlineMeetings?$filter=...</c>.</summary>
    Find,

    /// <summary><c>PATCH /v1.0/users/{id}/onlineMeetings/{meetingId}</c>.</summary>
    Update,

    /// <summary><c>DELETE /v1.0/users/{id}/onlineMeetings/{meetingId}</c>.</summary>
    Delete,

    /// <summary><c>GET /v1.0/communications/onlineMeetings?$filter=VideoTeleconferenceId eq ...</c>.</summary>
    FindInTenant,

    /// <summary><c>GET .../onlineMeetings/{meetingId}/attendanceReports</c>.</summary>
    ListAttendanceReports,

    /// <summary><c>GET .../attendanceReports/{reportId}</c>.</summary>
    GetAttendanceReport,

    /// <summary><c>GET .../attendanceReports/{reportId}/attendanceRecords</c>, each page.</summary>
    ListAttendanceRecords,

    /// <summary><c>GET .../onlineMeetings/{meetingId}/transcripts</c>.</summary>
    ListTranscripts,

    /// <summary><c>GET .../transcripts/{transcriptId}</c>.</summary>
    GetTranscript,

    /// <summary><c>GET .../transcripts/{transcriptId}/content</c>.</summary>
    GetTranscriptContent,

    /// <summary><c>GET .../onlineMeetings/{meetingId}/recordings</c>.</summary>
    ListRecordings,

    /// <summary><c>GET .../recordings/{recordingId}</c>.</summary>
    GetRecording,

    /// <summary><c>GET .../recordings/{recordingId}/content</c>.</summary>
    GetRecordingContent,

    /// <summary><c>GET /v1.0/solutions/virtualEvents/webinars</c>, <c>townhalls</c>, and the lists by user and role.</summary>
    ListVirtualEvents,

    /// <summary><c>GET /v1.0/solutions/virtualEvents/webinars/{eventId}</c> and <c>townhalls/{eventId}</c>.</summary>
    GetVirtualEvent,

    /// <summary><c>GET .../{eventId}/sessions</c>.</summary>
    ListVirtualEventSessions,

    /// <summary><c>GET .../{eventId}/sessions/{sessionId}</c>.</summary>
    GetVirtualEventSession,

    /// <summary><c>POST /v1.0/$batch</c>; its items count as what they ask for.</summary>
    Batch,
}
