using System.Text.Json;
using SecureTeams.Graph;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Wire;

/// <summary>Makes the model from the wire, keeping what this version does not know.</summary>
internal static class MeetingReader
{
    internal static OnlineMeeting Read(MeetingWire wire) => Read(wire, wire.StartDateTime?.ToUniversalTime(), wire.EndDateTime?.ToUniversalTime());

    internal static OnlineMeeting Read(MeetingOptionsWire wire, DateTimeOffset? start, DateTimeOffset? end)
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
            Start = start,
            End = end,
            Created = wire.CreationDateTime?.ToUniversalTime(),
            Expires = wire.ExpiryDateTime?.ToUniversalTime(),
            JoinUrl = JoinUrl.TryParse(wire.JoinWebUrl),
            JoinInformation = wire.JoinInformation is { } body ? new JoinInformation { ContentType = body.ContentType, Content = RedactedText.Of(body.Content) } : null,
            JoinById = wire.JoinMeetingIdSettings is { } byId ? new JoinById { IsPasscodeRequired = byId.IsPasscodeRequired, MeetingId = RedactedText.Of(byId.JoinMeetingId), Passcode = RedactedText.Of(byId.Passcode) } : null,
            DialIn = wire.AudioConferencing is { } audio ? PartsReader.DialIn(audio) : null,
            VideoTeleconferenceId = RedactedText.Of(wire.VideoTeleconferenceId),
            LobbyBypass = wire.Lobby?.Scope is { } scope ? new LobbyScope(scope) : null,
            DialInBypassesLobby = wire.Lobby?.IsDialInBypassEnabled,
            Presenters = wire.AllowedPresenters is { } presenters ? new PresenterScope(presenters) : null,
            Admitters = wire.AllowedLobbyAdmitters is { } admitters ? new LobbyAdmitters(admitters) : null,
            Organizer = wire.Participants?.Organizer is { } organizer ? PartsReader.Attendee(organizer) : null,
            Attendees = PartsReader.Attendees(wire.Participants?.Attendees),
            Chat = wire.AllowMeetingChat is { } chat ? new MeetingChatMode(chat) : null,
            ChatHistory = wire.ShareMeetingChatHistoryDefault is { } history ? new MeetingChatHistory(history) : null,
            IsChatTextOnly = wire.ChatRestrictions?.AllowTextOnly,
            ChatInfo = wire.ChatInfo is { } thread ? new MeetingChat(thread.ThreadId, thread.MessageId, thread.ReplyChainMessageId) : null,
            AllowAttendeeCamera = wire.AllowAttendeeToEnableCamera,
            AllowAttendeeMicrophone = wire.AllowAttendeeToEnableMic,
            AllowReactions = wire.AllowTeamworkReactions,
            AllowRenaming = wire.AllowParticipantsToChangeName,
            AllowRecording = wire.AllowRecording,
            AllowTranscription = wire.AllowTranscription,
            RecordAutomatically = wire.RecordAutomatically,
            AllowBreakoutRooms = wire.AllowBreakoutRooms,
            AllowWhiteboard = wire.AllowWhiteboard,
            AllowPowerPointSharing = wire.AllowPowerPointSharing,
            LiveShare = wire.AllowLiveShare is { } liveShare ? new LiveShareMode(liveShare) : null,
            AllowCopyingContent = wire.AllowCopyingAndSharingMeetingContent,
            AnnounceEntryAndExit = wire.IsEntryExitAnnounced,
            IsEndToEndEncrypted = wire.IsEndToEndEncryptionEnabled,
            WatermarkContent = wire.WatermarkProtection?.IsEnabledForContentSharing,
            WatermarkVideo = wire.WatermarkProtection?.IsEnabledForVideo,
            AnonymizedRoles = PartsReader.Roles(wire.AnonymizeIdentityForRoles),
            SensitivityLabelId = wire.SensitivityLabelAssignment?.SensitivityLabelId,
            OptionsPage = JoinUrl.TryParse(wire.MeetingOptionsWebUrl) is not null ? new RedactedText(wire.MeetingOptionsWebUrl!) : null,
            SpokenLanguage = wire.MeetingSpokenLanguageTag,
            Type = wire.MeetingType is { } type ? new MeetingType(type) : null,
            ExternalId = wire.ExternalId,
            IsBroadcast = wire.IsBroadcast,
            AdditionalMembers = Additional(wire),
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

    /// <summary>Gathers what this version does not know, of the meeting and of the structures inside of it.</summary>
    private static IReadOnlyDictionary<string, JsonElement> Additional(MeetingOptionsWire wire)
    {
        var members = new MemberCollector(wire);
        members.Add("lobbyBypassSettings", wire.Lobby);
        members.Add("joinInformation", wire.JoinInformation);
        members.Add("joinMeetingIdSettings", wire.JoinMeetingIdSettings);
        members.Add("audioConferencing", wire.AudioConferencing);
        members.Add("chatInfo", wire.ChatInfo);
        members.Add("chatRestrictions", wire.ChatRestrictions);
        members.Add("watermarkProtection", wire.WatermarkProtection);
        members.Add("sensitivityLabelAssignment", wire.SensitivityLabelAssignment);
        if (wire.Participants is { } participants)
        {
            members.Add("participants", participants);
            Add(ref members, "participants/organizer", participants.Organizer);
            for (int i = 0; i < participants.Attendees?.Length; i++)
            {
                Add(ref members, "participants/attendees", participants.Attendees[i], i);
            }
        }

        if (wire is SessionWire session)
        {
            members.Add("startDateTime", session.Start);
            members.Add("endDateTime", session.End);
        }

        return members.Members;
    }

    private static void Add(ref MemberCollector members, string structure, AttendeeWire? person, int? item = null)
    {
        if (person is null || !PartsReader.HasAdditional(person))
        {
            return;
        }

        string way = item is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{structure}/{number}") : structure;
        members.Add(way, person);
        members.Add(way + "/identity", person.Identity);
        members.Add(way + "/identity/application", person.Identity?.Application);
        members.Add(way + "/identity/device", person.Identity?.Device);
        members.Add(way + "/identity/user", person.Identity?.User);
        members.Add(way + "/identity/user/id", person.Identity?.User?.Id.Additional);
        members.Add(way + "/identity/user/tenantId", person.Identity?.User?.TenantId.Additional);
    }
}
