namespace SecureTeams.Graph;

/// <summary>A content that is being received; who has it disposes the stream.</summary>
internal readonly record struct GraphContent(Stream Stream, string? MediaType, long? Length);
