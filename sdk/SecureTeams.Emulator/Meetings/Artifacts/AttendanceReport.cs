using System.Text.Json.Nodes;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Emulator.Meetings.Artifacts;

/// <summary>Who was in one run of a meeting, in Graph's form.</summary>
internal sealed record AttendanceReport(string Id, JsonObject Head, IReadOnlyList<JsonObject> Records)
{
    /// <summary>Graph lists the newest reports of a meeting only.</summary>
    public const int MostListed = 50;

    public static AttendanceReport Create(IReadOnlyList<Attendance> attendances, DateTimeOffset started, DateTimeOffset ended, Guid tenantId)
    {
        var id = Guid.NewGuid().ToString("D");
        List<JsonObject> records = [.. attendances.GroupBy(attendance => attendance.Participant.Id).Select(group => Record([.. group], tenantId))];
        var head = new JsonObject
        {
            ["id"] = id,
            ["totalParticipantCount"] = records.Count,
            ["meetingStartDateTime"] = MeetingTime.Format(started),
            ["meetingEndDateTime"] = MeetingTime.Format(ended),
            ["externalEventInformation"] = null,
        };
        return new AttendanceReport(id, head, records);
    }

    private static JsonObject Record(IReadOnlyList<Attendance> attendances, Guid tenantId)
    {
        var last = attendances[^1];
        return new JsonObject
        {
            ["id"] = last.Participant.Id.ToString("D"),
            ["emailAddress"] = last.Participant.EmailAddress,
            ["totalAttendanceInSeconds"] = attendances.Sum(SecondsOf),
            ["role"] = RoleOf(last.Role),
            ["registrationId"] = null,
            ["identity"] = IdentityOf(last.Participant, tenantId),
            ["attendanceIntervals"] = new JsonArray([.. attendances.Select(Interval)]),
            ["externalRegistrationInformation"] = null,
        };
    }

    private static JsonObject Interval(Attendance attendance) => new()
    {
        ["joinDateTime"] = MeetingTime.Format(attendance.Joined),
        ["leaveDateTime"] = MeetingTime.Format(attendance.Left),
        ["durationInSeconds"] = SecondsOf(attendance),
    };

    private static int SecondsOf(Attendance attendance) => (int)(attendance.Left - attendance.Joined).TotalSeconds;

    // Records know no co-organizers: they are among the presenters.
    private static string RoleOf(RosterRole role) => role switch
    {
        RosterRole.Organizer => "Organizer",
        RosterRole.Attendee => "Attendee",
        _ => "Presenter",
    };

    private static JsonObject IdentityOf(EmulatedParticipant participant, Guid tenantId)
    {
        var identity = new JsonObject();
        var type = participant.Kind switch
        {
            ParticipantKind.Member or ParticipantKind.Federated => "communicationsUserIdentity",
            ParticipantKind.Guest => "communicationsGuestIdentity",
            ParticipantKind.Phone => "communicationsPhoneIdentity",
            ParticipantKind.CommunicationServices => "azureCommunicationServicesUserIdentity",
            ParticipantKind.Application => "communicationsApplicationIdentity",

            // Of unknown people Graph names no type.
            _ => null,
        };
        if (type is not null)
        {
            identity["@odata.type"] = "#microsoft.graph." + type;
        }

        identity["id"] = participant.Id.ToString("D");
        identity["displayName"] = participant.DisplayName;
        switch (participant.Kind)
        {
            case ParticipantKind.Member:
                identity["tenantId"] = (participant.TenantId ?? tenantId).ToString("D");
                break;
            case ParticipantKind.Federated:
                identity["tenantId"] = participant.TenantId?.ToString("D");
                break;
            case ParticipantKind.Guest:
                identity["email"] = participant.EmailAddress;
                break;
            case ParticipantKind.CommunicationServices:
                identity["azureCommunicationServicesResourceId"] = participant.TenantId?.ToString("D");
                break;
            case ParticipantKind.Application:
                identity["applicationType"] = participant.Client;
                break;
            default:
                break;
        }

        return identity;
    }
}
