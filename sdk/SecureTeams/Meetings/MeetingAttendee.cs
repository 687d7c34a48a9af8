namespace SecureTeams.Meetings;

/// <summary>
/// A person on a meeting's list, with the role the organizer gave them.
/// </summary>
public sealed record MeetingAttendee
{
    /// <summary>Gets the sign-in name (UPN) of the person; personal data. Null when the service names the person by id only.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Gets the object id of the person in their tenant. Null when the service names the person by sign-in name only.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Gets the role.</summary>
    /// <value>Default: <see cref="MeetingRole.Attendee"/>.</value>
    public MeetingRole Role { get; init; } = MeetingRole.Attendee;

    /// <summary>Gets the name that the service has of the person; personal data. It is read only and never sent.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the id of the person's tenant, where the service names it. It is read only and never sent.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>Gets the service's text for where the person's account is, such as <c>AAD</c>. It is read only and never sent.</summary>
    public string? IdentityProvider { get; init; }

    /// <summary>Returns the role only; who it is is personal data.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"MeetingAttendee {{ Role = {Role} }}";

    /// <summary>Gets what the service said of a person without sign-in name and object id, as a text to compare; personal data.</summary>
    internal string? OtherIdentity { get; init; }

    internal bool IsSamePersonAs(MeetingAttendee other) =>
        (UserId is { } id && id != Guid.Empty && id == other.UserId)
        || (OtherIdentity is { } identity && string.Equals(identity, other.OtherIdentity, StringComparison.Ordinal))
        || (UserPrincipalName is { } name && string.Equals(name, other.UserPrincipalName, StringComparison.OrdinalIgnoreCase));
}
