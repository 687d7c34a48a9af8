using System.Collections.ObjectModel;
using System.Text.Json;
using SecureTeams.Graph;

namespace SecureTeams.Meetings.Wire;

/// <summary>Makes the model from the wire, keeping what this version does not know.</summary>
internal static class MeetingReader
{
    internal static OnlineMeeting Read(MeetingWire wire)
    {
        if (string.IsNullOrEmpty(wire.Id))
        {
            throw new TeamsServiceException(
                SecureTeamsErrorCode.ResponseMalformed,
                "Microsoft Graph answered with a meeting that has no id.",
                "Try again; if it persists, look for a proxy that replaces answers.");
        }

        return new OnlineMeeting
        {
            Id = wire.Id,
            Subject = wire.Subject,
            Start = wire.StartDateTime?.ToUniversalTime(),
            End = wire.EndDateTime?.ToUniversalTime(),
            JoinUrl = JoinUrl.TryParse(wire.JoinWebUrl),
            LobbyBypass = wire.Lobby?.Scope is { } scope ? new LobbyScope(scope) : null,
            DialInBypassesLobby = wire.Lobby?.IsDialInBypassEnabled,
            Presenters = wire.AllowedPresenters is { } presenters ? new PresenterScope(presenters) : null,
            Admitters = wire.AllowedLobbyAdmitters is { } admitters ? new LobbyAdmitters(admitters) : null,
            Attendees = ReadAttendees(wire.Participants?.Attendees),
            AdditionalMembers = wire.Additional is { } members ? new ReadOnlyDictionary<string, JsonElement>(members) : ReadOnlyDictionary<string, JsonElement>.Empty,
        };
    }

    internal static OnlineMeeting? ReadFirst(MeetingPageWire page) => page.Value switch
    {
        [] => null,
        [{ } first, ..] => Read(first),
        _ => throw new TeamsServiceException(
            SecureTeamsErrorCode.ResponseMalformed,
            "Microsoft Graph answered a search with something that is not a list of meetings.",
            "Try again; if it persists, look for a proxy that replaces answers."),
    };

    private static MeetingAttendee[] ReadAttendees(AttendeeWire[]? attendees)
    {
        if (attendees is null || attendees.Length == 0)
        {
            return [];
        }

        var read = new List<MeetingAttendee>(attendees.Length);
        foreach (AttendeeWire? attendee in attendees)
        {
            if (attendee is not null)
            {
                read.Add(new MeetingAttendee
                {
                    UserPrincipalName = string.IsNullOrWhiteSpace(attendee.Upn) ? null : attendee.Upn,
                    UserId = Guid.TryParse(attendee.Identity?.User?.Id, out Guid id) ? id : null,
                    Role = attendee.Role is { } role ? new MeetingRole(role) : default,
                });
            }
        }

        return [.. read];
    }
}
