namespace SecureTeams.Graph.Permissions;

/// <summary>A permission of Microsoft Graph by its name, such as <c>OnlineMeetings.ReadWrite.All</c>.</summary>
/// <param name="Name">The name, as the permissions reference of Microsoft Graph writes it.</param>
public sealed record GraphPermission(string Name)
{
    /// <summary>Gets the permission to read the meetings of the signed-in user.</summary>
    public static GraphPermission OnlineMeetingsRead { get; } = new("OnlineMeetings.Read");

    /// <summary>Gets the permission to read and write the meetings of the signed-in user.</summary>
    public static GraphPermission OnlineMeetingsReadWrite { get; } = new("OnlineMeetings.ReadWrite");

    /// <summary>Gets the permission of an application to read meetings of the users whom an application access policy covers.</summary>
    public static GraphPermission OnlineMeetingsReadAll { get; } = new("OnlineMeetings.Read.All");

    /// <summary>Gets the permission of an application to read and write meetings of the users whom an application access policy covers.</summary>
    public static GraphPermission OnlineMeetingsReadWriteAll { get; } = new("OnlineMeetings.ReadWrite.All");

    /// <summary>Gets the permission to read who attended meetings.</summary>
    public static GraphPermission OnlineMeetingArtifactReadAll { get; } = new("OnlineMeetingArtifact.Read.All");

    /// <summary>Gets the permission to read transcripts of meetings.</summary>
    public static GraphPermission OnlineMeetingTranscriptReadAll { get; } = new("OnlineMeetingTranscript.Read.All");

    /// <summary>Gets the permission to read recordings of meetings.</summary>
    public static GraphPermission OnlineMeetingRecordingReadAll { get; } = new("OnlineMeetingRecording.Read.All");

    /// <summary>Gets the permission to read the virtual events of the signed-in user.</summary>
    public static GraphPermission VirtualEventRead { get; } = new("VirtualEvent.Read");

    /// <summary>Gets the permission to read virtual events of the users whom an application access policy covers.</summary>
    public static GraphPermission VirtualEventReadAll { get; } = new("VirtualEvent.Read.All");

    /// <summary>Tells whether who has this permission needs no other.</summary>
    internal bool Covers(GraphPermission other) =>
        this == other || (this == OnlineMeetingsReadWrite && other == OnlineMeetingsRead) || (this == OnlineMeetingsReadWriteAll && other == OnlineMeetingsReadAll);

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
