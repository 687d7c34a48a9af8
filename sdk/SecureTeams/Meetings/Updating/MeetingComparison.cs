using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Updating;

/// <summary>Tells in which members two views of a meeting differ.</summary>
internal static class MeetingComparison
{
    internal static MeetingMembers Differences(OnlineMeeting left, OnlineMeeting right) =>
        Of(MeetingMembers.Subject, left.Subject, right.Subject)
        | Of(MeetingMembers.Schedule, (left.Start, left.End), (right.Start, right.End))
        | (SamePeople(left.Attendees, right.Attendees) ? MeetingMembers.None : MeetingMembers.Attendees)
        | Of(MeetingMembers.LobbyBypass, left.LobbyBypass, right.LobbyBypass)
        | Of(MeetingMembers.DialInBypassesLobby, left.DialInBypassesLobby, right.DialInBypassesLobby)
        | Of(MeetingMembers.Presenters, left.Presenters, right.Presenters)
        | Of(MeetingMembers.Admitters, left.Admitters, right.Admitters)
        | Of(MeetingMembers.Chat, left.Chat, right.Chat)
        | Of(MeetingMembers.AllowAttendeeMicrophone, left.AllowAttendeeMicrophone, right.AllowAttendeeMicrophone)
        | Of(MeetingMembers.AllowAttendeeCamera, left.AllowAttendeeCamera, right.AllowAttendeeCamera)
        | Of(MeetingMembers.AllowReactions, left.AllowReactions, right.AllowReactions)
        | Of(MeetingMembers.AllowRecording, left.AllowRecording, right.AllowRecording)
        | Of(MeetingMembers.AllowTranscription, left.AllowTranscription, right.AllowTranscription)
        | Of(MeetingMembers.RecordAutomatically, left.RecordAutomatically, right.RecordAutomatically)
        | Of(MeetingMembers.AllowBreakoutRooms, left.AllowBreakoutRooms, right.AllowBreakoutRooms)
        | Of(MeetingMembers.AllowWhiteboard, left.AllowWhiteboard, right.AllowWhiteboard)
        | Of(MeetingMembers.AllowPowerPointSharing, left.AllowPowerPointSharing, right.AllowPowerPointSharing)
        | Of(MeetingMembers.LiveShare, left.LiveShare, right.LiveShare)
        | Of(MeetingMembers.AllowCopyingContent, left.AllowCopyingContent, right.AllowCopyingContent)
        | Of(MeetingMembers.AnnounceEntryAndExit, left.AnnounceEntryAndExit, right.AnnounceEntryAndExit)
        | Of(MeetingMembers.WatermarkContent, left.WatermarkContent, right.WatermarkContent)
        | Of(MeetingMembers.WatermarkVideo, left.WatermarkVideo, right.WatermarkVideo)
        | Of(MeetingMembers.HideAttendeeIdentities, left.AnonymizedRoles.Contains(MeetingRole.Attendee), right.AnonymizedRoles.Contains(MeetingRole.Attendee));

    /// <summary>Tells whether a meeting has what a change asks for, whoever wrote it.</summary>
    internal static bool Has(OnlineMeeting meeting, MeetingChange change) => (Differences(meeting, After(meeting, change)) & change.Members) == MeetingMembers.None;

    private static OnlineMeeting After(OnlineMeeting meeting, MeetingChange change) => meeting with
    {
        Subject = change.Subject ?? meeting.Subject,
        Start = change.Schedule?.Start ?? meeting.Start,
        End = change.Schedule?.End ?? meeting.End,
        Attendees = change.Attendees ?? meeting.Attendees,
        LobbyBypass = change.LobbyBypass ?? meeting.LobbyBypass,
        DialInBypassesLobby = change.DialInBypassesLobby ?? meeting.DialInBypassesLobby,
        Presenters = change.Presenters ?? meeting.Presenters,
        Admitters = change.Admitters ?? meeting.Admitters,
        Chat = change.Chat ?? meeting.Chat,
        AllowAttendeeMicrophone = change.AllowAttendeeMicrophone ?? meeting.AllowAttendeeMicrophone,
        AllowAttendeeCamera = change.AllowAttendeeCamera ?? meeting.AllowAttendeeCamera,
        AllowReactions = change.AllowReactions ?? meeting.AllowReactions,
        AllowRecording = change.AllowRecording ?? meeting.AllowRecording,
        AllowTranscription = change.AllowTranscription ?? meeting.AllowTranscription,
        RecordAutomatically = change.RecordAutomatically ?? meeting.RecordAutomatically,
        AllowBreakoutRooms = change.AllowBreakoutRooms ?? meeting.AllowBreakoutRooms,
        AllowWhiteboard = change.AllowWhiteboard ?? meeting.AllowWhiteboard,
        AllowPowerPointSharing = change.AllowPowerPointSharing ?? meeting.AllowPowerPointSharing,
        LiveShare = change.LiveShare ?? meeting.LiveShare,
        AllowCopyingContent = change.AllowCopyingContent ?? meeting.AllowCopyingContent,
        AnnounceEntryAndExit = change.AnnounceEntryAndExit ?? meeting.AnnounceEntryAndExit,
        WatermarkContent = change.WatermarkContent ?? meeting.WatermarkContent,
        WatermarkVideo = change.WatermarkVideo ?? meeting.WatermarkVideo,
        AnonymizedRoles = change.HideAttendeeIdentities is true ? [MeetingRole.Attendee] : meeting.AnonymizedRoles,
    };

    private static MeetingMembers Of<T>(MeetingMembers member, T left, T right) => EqualityComparer<T>.Default.Equals(left, right) ? MeetingMembers.None : member;

    /// <remarks>Whoever cannot be told from another is somebody else: overwriting a person whom nobody has seen would be worse than a conflict.</remarks>
    private static bool SamePeople(IReadOnlyList<MeetingAttendee> left, IReadOnlyList<MeetingAttendee> right) =>
        left.Count == right.Count && AllAreAmong(left, right) && AllAreAmong(right, left);

    private static bool AllAreAmong(IReadOnlyList<MeetingAttendee> people, IReadOnlyList<MeetingAttendee> others)
    {
        foreach (MeetingAttendee person in people)
        {
            if (!others.Any(other => other.Role == person.Role && other.IsSamePersonAs(person)))
            {
                return false;
            }
        }

        return true;
    }
}
