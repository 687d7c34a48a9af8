namespace SecureTeams.Graph.Permissions;

/// <summary>
/// A call that a client of this package makes, with the least permission it works with. Source: the "Permissions" table of the
/// operation's page in the Microsoft Graph v1.0 reference.
/// </summary>
public sealed class TeamsOperation
{
    private TeamsOperation(string name, GraphPermission delegated, GraphPermission application)
    {
        Name = name;
        Delegated = delegated;
        Application = application;
    }

    /// <summary>Gets the creation of a meeting.</summary>
    public static TeamsOperation CreateMeeting { get; } = Writing("Meetings.Create");

    /// <summary>Gets the creation of a meeting with an external id, or its finding. The policy is applied by <see cref="UpdateMeeting"/>, with the same permission.</summary>
    public static TeamsOperation CreateOrGetMeeting { get; } = Writing("Meetings.CreateOrGet");

    /// <summary>Gets the reading of a meeting.</summary>
    public static TeamsOperation GetMeeting { get; } = Reading("Meetings.Get");

    /// <summary>Gets the finding of a meeting by its join link.</summary>
    public static TeamsOperation FindMeetingByJoinUrl { get; } = Reading("Meetings.FindByJoinUrl");

    /// <summary>Gets the change of a meeting.</summary>
    public static TeamsOperation UpdateMeeting { get; } = Writing("Meetings.Update");

    /// <summary>Gets the deletion of a meeting.</summary>
    public static TeamsOperation DeleteMeeting { get; } = Writing("Meetings.Delete");

    /// <summary>Gets all operations, in the order of the client's methods.</summary>
    public static IReadOnlyList<TeamsOperation> All { get; } = [CreateMeeting, CreateOrGetMeeting, GetMeeting, FindMeetingByJoinUrl, UpdateMeeting, DeleteMeeting];

    /// <summary>Gets the name under which the operation appears in activities, metrics and logs, such as <c>Meetings.Create</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the least permission with a user's token.</summary>
    public GraphPermission Delegated { get; }

    /// <summary>Gets the least permission with the application's own token. An application access policy must cover the organizer besides.</summary>
    public GraphPermission Application { get; }

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private static TeamsOperation Reading(string name) => new(name, GraphPermission.OnlineMeetingsRead, GraphPermission.OnlineMeetingsReadAll);

    private static TeamsOperation Writing(string name) => new(name, GraphPermission.OnlineMeetingsReadWrite, GraphPermission.OnlineMeetingsReadWriteAll);
}
