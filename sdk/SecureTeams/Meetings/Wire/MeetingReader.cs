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
            Start = wire.StartDateTime,
            End = wire.EndDateTime,
            JoinUrl = wire.JoinWebUrl is { Length: > 0 } url ? new JoinUrl(url) : null,
            LobbyBypass = wire.Lobby?.Scope is { } scope ? new LobbyScope(scope) : null,
            DialInBypassesLobby = wire.Lobby?.IsDialInBypassEnabled,
            Presenters = wire.AllowedPresenters is { } presenters ? new PresenterScope(presenters) : null,
            Admitters = wire.AllowedLobbyAdmitters is { } admitters ? new LobbyAdmitters(admitters) : null,
            Attendees = ReadAttendees(wire.Participants?.Attendees),
            AdditionalMembers = wire.Additional is { } members ? new ReadOnlyDictionary<string, JsonElement>(members) : ReadOnlyDictionary<string, JsonElement>.Empty,
        };
    }

    private static MeetingAttendee[] ReadAttendees(AttendeeWire[]? attendees)
    {
        if (attendees is null || attendees.Length == 0)
        {
            return [];
        }

        var read = new List<MeetingAttendee>(attendees.Length);
        foreach (AttendeeWire? attendee in attendees)
        {
            if (attendee?.Upn is { Length: > 0 } name)
            {
                read.Add(new MeetingAttendee { UserPrincipalName = name, Role = new MeetingRole(attendee.Role ?? MeetingRole.Attendee.Value) });
            }
        }

        return [.. read];
    }
}
