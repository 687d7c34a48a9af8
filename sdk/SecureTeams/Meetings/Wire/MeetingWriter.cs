using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SecureTeams.Meetings.Wire;

/// <summary>Writes request bodies: only what was set, no annotations, no read-only member.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The writer is kept for the thread's next body; it holds nothing of the system.")]
internal static class MeetingWriter
{
    /// <summary>A larger buffer than this is not kept for the next body.</summary>
    private const int MostKept = 16 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    internal static ReadOnlyMemory<byte> Create(MeetingDraft draft) => Create(draft, draft.Options());

    /// <summary>The same, for a caller that has the draft's options already.</summary>
    internal static ReadOnlyMemory<byte> Create(MeetingDraft draft, MeetingChange options) => Write((draft, options), static (writer, state) =>
    {
        writer.WriteString("subject"u8, state.draft.Subject);
        WriteSchedule(writer, state.draft.Schedule);
        WriteChange(writer, state.options);
        if (state.options.Attendees is null && state.draft.Attendees.Count > 0)
        {
            WriteAttendees(writer, state.draft.Attendees);
        }

        WriteCreateOnly(writer, state.draft);
    });

    internal static ReadOnlyMemory<byte> CreateOrGet(string externalId, MeetingDraft draft) => Write((externalId, draft), static (writer, state) =>
    {
        MeetingDraft draft = state.draft;
        writer.WriteString("externalId"u8, state.externalId);
        writer.WriteString("subject"u8, draft.Subject);
        WriteSchedule(writer, draft.Schedule);
        if (draft.Attendees.Count > 0)
        {
            WriteAttendees(writer, draft.Attendees);
        }
    });

    internal static ReadOnlyMemory<byte> Change(MeetingChange change) => Write(change, static (writer, state) => WriteChange(writer, state));

    private static void WriteChange(Utf8JsonWriter writer, MeetingChange change)
    {
        Text(writer, "subject"u8, change.Subject);
        if (change.Schedule is { } schedule)
        {
            WriteSchedule(writer, schedule);
        }

        WriteLobby(writer, change);
        Text(writer, "allowedPresenters"u8, change.Presenters?.Value);
        Text(writer, "allowedLobbyAdmitters"u8, change.Admitters?.Value);
        Text(writer, "allowMeetingChat"u8, change.Chat?.Value);
        Flag(writer, "allowAttendeeToEnableMic"u8, change.AllowAttendeeMicrophone);
        Flag(writer, "allowAttendeeToEnableCamera"u8, change.AllowAttendeeCamera);
        Flag(writer, "allowTeamworkReactions"u8, change.AllowReactions);
        Flag(writer, "allowRecording"u8, change.AllowRecording);
        Flag(writer, "allowTranscription"u8, change.AllowTranscription);
        Flag(writer, "recordAutomatically"u8, change.RecordAutomatically);
        Flag(writer, "allowBreakoutRooms"u8, change.AllowBreakoutRooms);
        Flag(writer, "allowWhiteboard"u8, change.AllowWhiteboard);
        Flag(writer, "allowPowerPointSharing"u8, change.AllowPowerPointSharing);
        Text(writer, "allowLiveShare"u8, change.LiveShare?.Value);
        Flag(writer, "allowCopyingAndSharingMeetingContent"u8, change.AllowCopyingContent);
        Flag(writer, "isEntryExitAnnounced"u8, change.AnnounceEntryAndExit);
        WriteWatermark(writer, change);
        if (change.HideAttendeeIdentities is true)
        {
            writer.WriteStartArray("anonymizeIdentityForRoles"u8);
            writer.WriteStringValue("attendee"u8);
            writer.WriteEndArray();
        }

        if (change.Attendees is { } attendees)
        {
            WriteAttendees(writer, attendees);
        }
    }

    /// <summary>Writes what the service takes at the creation of a meeting only.</summary>
    private static void WriteCreateOnly(Utf8JsonWriter writer, MeetingDraft draft)
    {
        Flag(writer, "isEndToEndEncryptionEnabled"u8, draft.Policy.IsEndToEndEncrypted);
        Text(writer, "shareMeetingChatHistoryDefault"u8, draft.ChatHistory?.Value);
        Flag(writer, "allowParticipantsToChangeName"u8, draft.AllowRenaming);
        Text(writer, "meetingSpokenLanguageTag"u8, draft.SpokenLanguage);
        if (draft.IsChatTextOnly is { } textOnly)
        {
            writer.WriteStartObject("chatRestrictions"u8);
            writer.WriteBoolean("allowTextOnly"u8, textOnly);
            writer.WriteEndObject();
        }

        if (draft.RequirePasscode is { } passcode)
        {
            writer.WriteStartObject("joinMeetingIdSettings"u8);
            writer.WriteBoolean("isPasscodeRequired"u8, passcode);
            writer.WriteEndObject();
        }

        if (draft.SensitivityLabelId is { } label)
        {
            writer.WriteStartObject("sensitivityLabelAssignment"u8);
            writer.WriteString("sensitivityLabelId"u8, label);
            writer.WriteEndObject();
        }
    }

    private static void WriteWatermark(Utf8JsonWriter writer, MeetingChange change)
    {
        if (change.WatermarkContent is null && change.WatermarkVideo is null)
        {
            return;
        }

        writer.WriteStartObject("watermarkProtection"u8);
        Flag(writer, "isEnabledForContentSharing"u8, change.WatermarkContent);
        Flag(writer, "isEnabledForVideo"u8, change.WatermarkVideo);
        writer.WriteEndObject();
    }

    private static void Flag(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } set)
        {
            writer.WriteBoolean(name, set);
        }
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteLobby(Utf8JsonWriter writer, MeetingChange change)
    {
        if (change.LobbyBypass is null && change.DialInBypassesLobby is null)
        {
            return;
        }

        writer.WriteStartObject("lobbyBypassSettings"u8);
        Text(writer, "scope"u8, change.LobbyBypass?.Value);
        Flag(writer, "isDialInBypassEnabled"u8, change.DialInBypassesLobby);
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

    private static ReadOnlyMemory<byte> Write<T>(T state, Action<Utf8JsonWriter, T> members)
    {
        ArrayBufferWriter<byte> buffer = _buffer ?? new ArrayBufferWriter<byte>(512);
        Utf8JsonWriter writer = _writer ?? new Utf8JsonWriter(buffer);

        // Nothing that throws in between leaves a half-written body to the next one.
        _buffer = null;
        _writer = null;
        writer.Reset(buffer);
        writer.WriteStartObject();
        members(writer, state);
        writer.WriteEndObject();
        writer.Flush();
        byte[] body = buffer.WrittenSpan.ToArray();

        // It clears what was written, which is personal data.
        buffer.Clear();
        if (buffer.Capacity <= MostKept)
        {
            _buffer = buffer;
            _writer = writer;
        }

        return body;
    }
}
