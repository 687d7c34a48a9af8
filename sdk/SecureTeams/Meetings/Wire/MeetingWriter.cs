using System.Buffers;
using System.Text.Json;

namespace SecureTeams.Meetings.Wire;

/// <summary>Writes request bodies: only what was set, no annotations, no read-only member.</summary>
internal static class MeetingWriter
{
    internal static ReadOnlyMemory<byte> Create(MeetingDraft draft)
    {
        MeetingChange settings = MeetingChange.ToPolicy(draft.Policy) with { Subject = draft.Subject, Schedule = draft.Schedule, Attendees = draft.Attendees.Count > 0 ? draft.Attendees : null };
        return Change(settings);
    }

    internal static ReadOnlyMemory<byte> CreateOrGet(string externalId, MeetingDraft draft) => Write(writer =>
    {
        writer.WriteString("externalId"u8, externalId);
        writer.WriteString("subject"u8, draft.Subject);
        WriteSchedule(writer, draft.Schedule);
        if (draft.Attendees.Count > 0)
        {
            WriteAttendees(writer, draft.Attendees);
        }
    });

    internal static ReadOnlyMemory<byte> Change(MeetingChange change) => Write(writer =>
    {
        if (change.Subject is { } subject)
        {
            writer.WriteString("subject"u8, subject);
        }

        if (change.Schedule is { } schedule)
        {
            WriteSchedule(writer, schedule);
        }

        WriteLobby(writer, change);
        if (change.Presenters is { } presenters)
        {
            writer.WriteString("allowedPresenters"u8, presenters.Value);
        }

        if (change.Admitters is { } admitters)
        {
            writer.WriteString("allowedLobbyAdmitters"u8, admitters.Value);
        }

        if (change.Attendees is { } attendees)
        {
            WriteAttendees(writer, attendees);
        }
    });

    private static void WriteLobby(Utf8JsonWriter writer, MeetingChange change)
    {
        if (change.LobbyBypass is null && change.DialInBypassesLobby is null)
        {
            return;
        }

        writer.WriteStartObject("lobbyBypassSettings"u8);
        if (change.LobbyBypass is { } scope)
        {
            writer.WriteString("scope"u8, scope.Value);
        }

        if (change.DialInBypassesLobby is { } bypass)
        {
            writer.WriteBoolean("isDialInBypassEnabled"u8, bypass);
        }

        writer.WriteEndObject();
    }

    private static void WriteSchedule(Utf8JsonWriter writer, MeetingSchedule schedule)
    {
        writer.WriteString("startDateTime"u8, schedule.Start.ToUniversalTime());
        writer.WriteString("endDateTime"u8, schedule.End.ToUniversalTime());
    }

    private static void WriteAttendees(Utf8JsonWriter writer, IReadOnlyList<MeetingAttendee> attendees)
    {
        writer.WriteStartObject("participants"u8);
        writer.WriteStartArray("attendees"u8);
        foreach (MeetingAttendee attendee in attendees)
        {
            writer.WriteStartObject();
            if (attendee.UserId is { } id)
            {
                writer.WriteStartObject("identity"u8);
                writer.WriteStartObject("user"u8);
                writer.WriteString("id"u8, id);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            if (attendee.UserPrincipalName is { } name)
            {
                writer.WriteString("upn"u8, name);
            }

            writer.WriteString("role"u8, attendee.Role.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
