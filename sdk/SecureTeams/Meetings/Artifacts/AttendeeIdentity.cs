namespace SecureTeams.Meetings.Artifacts;

/// <summary>Who took part, as the service identified them. Personal data.</summary>
public sealed record AttendeeIdentity
{
    /// <summary>Gets what kind of identity it is; unknown when the service names no type, as for people who did not sign in.</summary>
    public AttendeeIdentityKind Kind { get; init; }

    /// <summary>Gets the id; a user's object id for <see cref="AttendeeIdentityKind.User"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name that others saw. People who are not signed in choose it themselves.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the id of the user's tenant, where the service names it.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>Returns the kind only.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"AttendeeIdentity {{ Kind = {Kind} }}";
}
