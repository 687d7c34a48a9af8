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
}
