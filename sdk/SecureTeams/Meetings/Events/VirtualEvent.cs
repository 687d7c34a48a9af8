using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Events;

/// <summary>A webinar or a town hall (<c>virtualEventWebinar</c>, <c>virtualEventTownhall</c>).</summary>
/// <remarks>
/// <see cref="MeetingAudience.Everyone"/> opens it to people who register without signing in; whether they can join is still up to the
/// tenant's switches for anonymous people. Who waits in the lobby is a matter of its sessions.
/// </remarks>
public sealed record VirtualEvent
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets how far it has come. The value may be one that this version does not know.</summary>
    public VirtualEventStatus? Status { get; init; }

    /// <summary>Gets for whom it is. The value may be one that this version does not know, which then counts as everyone.</summary>
    public MeetingAudience? Audience { get; init; }

    /// <summary>Gets whether only invited people may attend a town hall; the service takes it with the audience of the organization only. Null for webinars.</summary>
    public bool? IsInviteOnly { get; init; }

    /// <summary>Gets the name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the start.</summary>
    public EventTime? Start { get; init; }

    /// <summary>Gets the end.</summary>
    public EventTime? End { get; init; }

    /// <summary>Gets the object id of the organizer.</summary>
    public Guid? OrganizerId { get; init; }

    /// <summary>Gets the object ids of the co-organizers; those without one are left out.</summary>
    public IReadOnlyList<Guid> CoOrganizerIds { get; init; } = [];

    /// <summary>Gets the members of the answer that this version has no property for, as they came. Those inside of a known structure have its name in front, such as <c>coOrganizers/0/displayName</c>.</summary>
    /// <remarks>They may hold personal data; do not log them. They are left out when the object is written as JSON.</remarks>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Returns status and audience only.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"VirtualEvent {{ Status = {Status}, Audience = {Audience}, IsInviteOnly = {IsInviteOnly} }}";
}
