using System.Text.Json;
using SecureTeams.Graph;
using SecureTeams.Meetings.Artifacts;

namespace SecureTeams.Meetings.Wire;

/// <summary>Makes the models of what meetings leave behind from the wire.</summary>
internal static class ArtifactReader
{
    internal static AttendanceReport Report(ReportWire wire) => new()
    {
        Id = Id(wire.Id),
        Start = wire.Start?.ToUniversalTime(),
        End = wire.End?.ToUniversalTime(),
        TotalParticipants = wire.Count,
        AdditionalMembers = Additional(wire),
    };

    internal static AttendanceRecord Record(RecordWire wire) => new()
    {
        Id = wire.Id,
        EmailAddress = wire.EmailAddress,
        Identity = wire.Identity is { } identity ? Identity(identity) : null,
        Role = wire.Role,
        TotalAttendance = Seconds(wire.TotalSeconds),
        Intervals = Intervals(wire.Intervals),
        RegistrationId = wire.RegistrationId,
        AdditionalMembers = Additional(wire),
    };

    internal static MeetingArtifact Artifact(ArtifactItemWire wire) => new()
    {
        Id = Id(wire.Id),
        MeetingId = wire.MeetingId,
        CallId = wire.CallId,
        CorrelationId = wire.CorrelationId,
        Created = wire.Created?.ToUniversalTime(),
        End = wire.End?.ToUniversalTime(),
        OrganizerId = wire.Organizer?.User?.Id.Value,
        AdditionalMembers = Additional(wire),
    };

    internal static string Id(string? id) => !string.IsNullOrEmpty(id) ? id : throw Malformed();

    internal static TeamsServiceException Malformed() => new(
        SecureTeamsErrorCode.ResponseMalformed,
        "Microsoft Graph answered with an item that has no id, or with something that is no list.",
        "Try again; if it persists, look for a proxy that replaces answers.");

    private static IReadOnlyDictionary<string, JsonElement> Additional(ReportWire wire)
    {
        var members = new MemberCollector(wire);
        members.Add("externalEventInformation", wire.ExternalEvent);
        return members.Members;
    }

    private static IReadOnlyDictionary<string, JsonElement> Additional(RecordWire wire)
    {
        var members = new MemberCollector(wire);
        members.Add("externalRegistrationInformation", wire.ExternalRegistration);
        members.Add("identity", wire.Identity);
        members.Add("identity/tenantId", wire.Identity?.TenantId.Additional);
        for (int i = 0; i < wire.Intervals?.Length; i++)
        {
            members.Add("attendanceIntervals", i, wire.Intervals[i]);
        }

        return members.Members;
    }

    private static IReadOnlyDictionary<string, JsonElement> Additional(ArtifactItemWire wire)
    {
        var members = new MemberCollector(wire);
        members.Add("meetingOrganizer", wire.Organizer);
        members.Add("meetingOrganizer/user", wire.Organizer?.User);
        members.Add("meetingOrganizer/user/id", wire.Organizer?.User?.Id.Additional);
        return members.Members;
    }

    private static AttendeeIdentity Identity(RecordIdentityWire wire) => new()
    {
        Kind = wire.Type is { } type ? new AttendeeIdentityKind(type) : default,
        Id = wire.Id,
        DisplayName = wire.DisplayName,
        TenantId = wire.TenantId.Value,
    };

    private static AttendanceInterval[] Intervals(IntervalWire?[]? wires)
    {
        if (wires is null or [])
        {
            return [];
        }

        var intervals = new AttendanceInterval[wires.Length];
        int count = 0;
        foreach (IntervalWire? wire in wires)
        {
            if (wire is not null)
            {
                intervals[count++] = new AttendanceInterval(wire.Joined?.ToUniversalTime(), wire.Left?.ToUniversalTime(), Seconds(wire.Seconds));
            }
        }

        return count == intervals.Length ? intervals : intervals[..count];
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } count ? TimeSpan.FromSeconds(count) : null;
}
