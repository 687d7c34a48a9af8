namespace SecureTeams.Meetings.Members;

/// <summary>What a join link says about where its meeting is.</summary>
/// <param name="Kind">Whether it says so.</param>
/// <param name="Tenant">The id of the organizer's tenant; empty unless the link names it.</param>
/// <param name="Organizer">The object id of the organizer; empty unless the link names it.</param>
public readonly record struct JoinUrlContext(JoinUrlContextKind Kind, Guid Tenant, Guid Organizer)
{
    /// <summary>Returns the kind only.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"JoinUrlContext {{ {Kind} }}";
}
