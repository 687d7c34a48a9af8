using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings;

/// <summary>
/// A meeting to be created. It always has a policy; without a choice it is the strict one.
/// </summary>
public sealed record MeetingDraft
{
    /// <summary>Gets the subject; personal data in the sense of logs.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public required string Subject
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Subject));
            field = value;
        }
    }

    /// <summary>Gets when the meeting takes place.</summary>
    /// <exception cref="ArgumentException">The value is the default of the type.</exception>
    public required MeetingSchedule Schedule
    {
        get;
        init => field = value != default ? value : throw new ArgumentException("The schedule has neither start nor end.", nameof(Schedule));
    }

    /// <summary>Gets who enters, who admits and who presents.</summary>
    /// <value>Default: <see cref="MeetingPolicy.Strict"/>.</value>
    /// <exception cref="ArgumentNullException">The value is null: a meeting without a policy would get the tenant's defaults.</exception>
    public MeetingPolicy Policy
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Policy));
            field = value;
        }
    } = MeetingPolicy.Strict;

    /// <summary>Gets the people on the meeting's list; a copy is kept.</summary>
    /// <value>Default: nobody.</value>
    /// <exception cref="ArgumentException">A person has neither sign-in name nor id, or a role that this version does not know.</exception>
    public IReadOnlyList<MeetingAttendee> Attendees
    {
        get;
        init => field = AttendeeList.Checked(value, nameof(Attendees));
    } = [];

    /// <summary>Gets whether people may react with symbols; null leaves the service's default.</summary>
    public bool? AllowReactions { get; init; }

    /// <summary>Gets whether breakout rooms may be opened; null leaves the service's default.</summary>
    public bool? AllowBreakoutRooms { get; init; }

    /// <summary>Gets whether the whiteboard may be used; null leaves the service's default.</summary>
    public bool? AllowWhiteboard { get; init; }

    /// <summary>Gets whether slides may be shared with PowerPoint Live; null leaves the service's default.</summary>
    public bool? AllowPowerPointSharing { get; init; }

    /// <summary>Gets whether Live Share may be used; null leaves the service's default.</summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public LiveShareMode? LiveShare
    {
        get;
        init => field = value is { } mode ? Known.Demand(mode, mode.IsKnown, mode.Value) : null;
    }

    /// <summary>Gets whether callers are announced when they enter and leave; null leaves the service's default.</summary>
    public bool? AnnounceEntryAndExit { get; init; }

    /// <summary>Gets whether the identity of attendees is hidden from others; null leaves the service's default. Once hidden, it cannot be shown again, so that there is no <see langword="false"/>.</summary>
    /// <exception cref="ArgumentException">The value is <see langword="false"/>.</exception>
    public bool? HideAttendeeIdentities
    {
        get;
        init => field = value is not false ? value : throw new ArgumentException("Identities that are hidden cannot be shown again; leave it null.", nameof(HideAttendeeIdentities));
    }

    /// <summary>Gets how much of the chat people see who are added later; null leaves the service's default. Fixed when the meeting is created.</summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public MeetingChatHistory? ChatHistory
    {
        get;
        init => field = value is { } mode ? Known.Demand(mode, mode.IsKnown, mode.Value) : null;
    }

    /// <summary>Gets whether the chat takes text only; null leaves the service's default. Fixed when the meeting is created.</summary>
    public bool? IsChatTextOnly { get; init; }

    /// <summary>Gets whether people may change the name that others see; null leaves the service's default. Fixed when the meeting is created.</summary>
    public bool? AllowRenaming { get; init; }

    /// <summary>Gets whether people who type the meeting's id need a passcode too; null leaves the service's default. Fixed when the meeting is created; the service generates the passcode.</summary>
    public bool? RequirePasscode { get; init; }

    /// <summary>Gets the id of a sensitivity label; null for the tenant's default. Fixed when the meeting is created.</summary>
    public Guid? SensitivityLabelId { get; init; }

    /// <summary>Gets the language spoken, as a BCP 47 tag such as <c>en-US</c>; null leaves the service's default. Fixed when the meeting is created.</summary>
    public string? SpokenLanguage { get; init; }

    /// <summary>Returns the policy only; subject and people are personal data.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"MeetingDraft {{ Policy = {Policy} }}";

    /// <summary>Gets a value indicating whether it has what can be set at the creation of a meeting only.</summary>
    internal bool HasCreateOnlyMembers =>
        ChatHistory is not null || IsChatTextOnly is not null || AllowRenaming is not null || RequirePasscode is not null
        || SensitivityLabelId is not null || SpokenLanguage is not null || Policy.IsEndToEndEncrypted is true;

    /// <summary>Makes the change that applies the policy and every other option that can be changed later.</summary>
    internal MeetingChange Options() => MeetingChange.Of(Policy, this);
}
