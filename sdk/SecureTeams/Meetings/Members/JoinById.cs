namespace SecureTeams.Meetings.Members;

/// <summary>How people join a meeting by typing its id (<c>joinMeetingIdSettings</c>). Fixed when the meeting is created.</summary>
/// <remarks>Its <c>ToString</c> shows neither id nor passcode.</remarks>
public sealed record JoinById
{
    /// <summary>Gets whether a passcode is needed besides the id.</summary>
    public bool? IsPasscodeRequired { get; init; }

    /// <summary>Gets the id that people type in; digits.</summary>
    public RedactedText? MeetingId { get; init; }

    /// <summary>Gets the passcode, which the service generates; null when there is none.</summary>
    public RedactedText? Passcode { get; init; }
}
