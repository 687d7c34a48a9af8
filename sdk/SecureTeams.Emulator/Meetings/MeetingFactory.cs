using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.Meetings;

/// <summary>Makes new meetings: what the service supplies, its defaults, and over them what the client asked for.</summary>
internal sealed class MeetingFactory(Guid tenantId, TimeProvider clock)
{
    private const string Digits = "0123456789";
    private const string PasscodeLetters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public JsonObject Create(EmulatedUser organizer, JsonObject body)
    {
        var document = Defaults();
        MeetingDocument.Merge(document, body);
        Supply(document, organizer);
        return document;
    }

    private static JsonObject Defaults() => new()
    {
        ["subject"] = null,
        ["isBroadcast"] = false,
        ["meetingType"] = "scheduled",
        ["allowedPresenters"] = "everyone",
        ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "organization", ["isDialInBypassEnabled"] = false },
        ["allowedLobbyAdmitters"] = "organizerAndCoOrganizersAndPresenters",
        ["allowMeetingChat"] = "enabled",
        ["shareMeetingChatHistoryDefault"] = "none",
        ["allowAttendeeToEnableCamera"] = true,
        ["allowAttendeeToEnableMic"] = true,
        ["allowTeamworkReactions"] = true,
        ["allowParticipantsToChangeName"] = false,
        ["allowRecording"] = true,
        ["allowTranscription"] = true,
        ["recordAutomatically"] = false,
        ["allowBreakoutRooms"] = true,
        ["allowWhiteboard"] = true,
        ["allowPowerPointSharing"] = true,
        ["allowLiveShare"] = "enabled",
        ["allowCopyingAndSharingMeetingContent"] = true,
        ["isEntryExitAnnounced"] = true,
        ["isEndToEndEncryptionEnabled"] = false,
        ["watermarkProtection"] = new JsonObject { ["isEnabledForContentSharing"] = false, ["isEnabledForVideo"] = false },
        ["anonymizeIdentityForRoles"] = new JsonArray(),
        ["joinMeetingIdSettings"] = new JsonObject { ["isPasscodeRequired"] = true },
        ["participants"] = new JsonObject { ["attendees"] = new JsonArray() },
    };

    private void Supply(JsonObject document, EmulatedUser organizer)
    {
        var oid = organizer.Id.ToString("D");
        var threadId = $"19:meeting_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}@thread.v2";
        var joinWebUrl = JoinWebUrl(threadId, oid);
        var created = clock.GetUtcNow();
        document["id"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"1*{oid}*0**{threadId}"));
        document["creationDateTime"] = MeetingTime.Format(created);
        document["expiryDateTime"] = MeetingTime.Format(MeetingTime.Read(document["endDateTime"]!).AddDays(60));
        document["joinWebUrl"] = joinWebUrl;
        document["joinInformation"] = new JsonObject
        {
            ["content"] = "data:text/html," + Uri.EscapeDataString($"<div><a href=\"{joinWebUrl}\">Join the meeting</a></div>"),
            ["contentType"] = "html",
        };
        document["meetingOptionsWebUrl"] = $"https://teams.microsoft.com/meetingOptions/?organizerId={oid}&tenantId={tenantId:D}&threadId={Uri.EscapeDataString(threadId)}&messageId=0&language=en-US";
        document["chatInfo"] = new JsonObject { ["threadId"] = threadId, ["messageId"] = "0", ["replyChainMessageId"] = null };
        document["videoTeleconferenceId"] = null;
        document["audioConferencing"] = AudioConferencing();
        SupplyJoinId(document["joinMeetingIdSettings"]!.AsObject());
        document["participants"]!["organizer"] = Organizer(organizer);
    }

    private static void SupplyJoinId(JsonObject settings)
    {
        settings["joinMeetingId"] = RandomNumberGenerator.GetString(Digits, 12);
        settings["passcode"] = settings["isPasscodeRequired"]!.GetValue<bool>() ? RandomNumberGenerator.GetString(PasscodeLetters, 8) : null;
    }

    private static JsonObject AudioConferencing()
    {
        var conferenceId = RandomNumberGenerator.GetString(Digits, 9);
        return new JsonObject
        {
            // The capital letter is the service's: real answers carry it, against the documentation.
            ["ConferenceId"] = conferenceId,
            ["tollNumber"] = "+1 555 0100",
            ["tollFreeNumber"] = "+1 555 0199",
            ["dialinUrl"] = string.Create(CultureInfo.InvariantCulture, $"https://dialin.teams.microsoft.com/6787a136-cdf1-4f9a-8e5a-3e4a1e0f0a11?id={conferenceId}"),
        };
    }

    private string JoinWebUrl(string threadId, string oid)
    {
        var thread = threadId.Replace(":", "%3a", StringComparison.Ordinal).Replace("@", "%40", StringComparison.Ordinal);
        return $"https://teams.microsoft.com/l/meetup-join/{thread}/0?context=%7b%22Tid%22%3a%22{tenantId:D}%22%2c%22Oid%22%3a%22{oid}%22%7d";
    }

    private JsonObject Organizer(EmulatedUser organizer) => new()
    {
        ["upn"] = organizer.UserPrincipalName,
        ["role"] = "presenter",
        ["identity"] = new JsonObject
        {
            ["application"] = null,
            ["device"] = null,
            ["user"] = new JsonObject
            {
                ["id"] = organizer.Id.ToString("D"),
                ["displayName"] = organizer.DisplayName,
                ["tenantId"] = tenantId.ToString("D"),
                ["identityProvider"] = "AAD",
            },
        },
    };
}
