using System.Text.Json;
using SecureTeams.Meetings.Events;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Wire;

/// <summary>Makes the models of virtual events from the wire.</summary>
internal static class EventReader
{
    internal static VirtualEvent Event(EventWire wire) => new()
    {
        Id = ArtifactReader.Id(wire.Id),
        Status = wire.Status is { } status ? new VirtualEventStatus(status) : null,
        Audience = wire.Audience is { } audience ? new MeetingAudience(audience) : null,
        IsInviteOnly = wire.IsInviteOnly,
        DisplayName = wire.DisplayName,
        Start = Time(wire.Start),
        End = Time(wire.End),
        OrganizerId = wire.CreatedBy?.User?.Id.Value,
        CoOrganizerIds = Ids(wire.CoOrganizers),
        AdditionalMembers = Additional(wire),
    };

    internal static VirtualEventSession Session(SessionWire wire)
    {
        EventTime? start = Time(wire.Start);
        EventTime? end = Time(wire.End);
        return new VirtualEventSession
        {
            Options = MeetingReader.Read(wire, start?.Instant, end?.Instant),
            Start = start,
            End = end,
            VideoOnDemandPage = RedactedText.Of(wire.VideoOnDemandWebUrl),
        };
    }

    private static IReadOnlyDictionary<string, JsonElement> Additional(EventWire wire)
    {
        var members = new MemberCollector(wire);
        members.Add("startDateTime", wire.Start);
        members.Add("endDateTime", wire.End);
        members.Add("createdBy", wire.CreatedBy);
        members.Add("createdBy/user", wire.CreatedBy?.User);
        members.Add("createdBy/user/id", wire.CreatedBy?.User?.Id.Additional);
        for (int i = 0; i < wire.CoOrganizers?.Length; i++)
        {
            members.Add("coOrganizers", i, wire.CoOrganizers[i]);
            members.Add("coOrganizers", i, "id", wire.CoOrganizers[i]?.Id.Additional);
        }

        return members.Members;
    }

    private static EventTime? Time(ZonedWire? wire) => wire is null ? null : new EventTime(wire.DateTime, wire.TimeZone);

    private static List<Guid> Ids(IdentityWire?[]? people)
    {
        if (people is null or [])
        {
            return [];
        }

        var ids = new List<Guid>(people.Length);
        foreach (IdentityWire? person in people)
        {
            if (person?.Id.Value is { } id)
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
