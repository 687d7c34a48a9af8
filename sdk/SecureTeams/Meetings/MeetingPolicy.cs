using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Protection;
using SecureTeams.Meetings.Strictness;

namespace SecureTeams.Meetings;

/// <summary>
/// Who enters a meeting directly, who may admit the others, and who may present. Its defaults are the strict ones.
/// </summary>
/// <remarks>
/// The defaults satisfy Microsoft's tier "baseline" in what they state, and pass CISA's MS.TEAMS.1.3 and 1.5:
/// only members of the organizer's organization bypass the lobby, callers from the telephone network never do, and only
/// the organizer presents, so that nobody unidentified ever starts out as a presenter.
/// Source: the guide "Security and Microsoft Teams", section "Addressing Threats to Teams Meetings".
/// </remarks>
public sealed record MeetingPolicy
{
    /// <summary>Gets the policy with every default: the strict one.</summary>
    public static MeetingPolicy Strict { get; } = new();

    /// <summary>Gets the policy of Microsoft's tier for all meetings; weaker than <see cref="Strict"/> in who bypasses the lobby and who presents.</summary>
    public static MeetingPolicy Baseline => ProtectionTier.Baseline.Policy;

    /// <summary>Gets the policy of Microsoft's tier for meetings about sensitive things.</summary>
    public static MeetingPolicy Sensitive => ProtectionTier.Sensitive.Policy;

    /// <summary>Gets the policy of Microsoft's tier for highly sensitive meetings. End-to-end encryption and watermarks take Teams Premium.</summary>
    public static MeetingPolicy HighlySensitive => ProtectionTier.HighlySensitive.Policy;

    /// <summary>Gets the policy of Microsoft's tier for highly sensitive presentations, in which attendees only watch.</summary>
    public static MeetingPolicy HighlySensitivePresentation => ProtectionTier.HighlySensitivePresentation.Policy;

    /// <summary>Gets who enters without waiting in the lobby.</summary>
    /// <value>Default: <see cref="LobbyScope.OrganizationExcludingGuests"/>.</value>
    /// <exception cref="ArgumentException">The value is not known to this version; such values are never written.</exception>
    public LobbyScope LobbyBypass
    {
        get;
        init => field = Known.Demand(value, value.IsKnown, value.Value);
    } = LobbyScope.OrganizationExcludingGuests;

    /// <summary>Gets a value indicating whether callers from the telephone network skip the lobby.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool DialInBypassesLobby { get; init; }

    /// <summary>Gets who may present.</summary>
    /// <value>Default: <see cref="PresenterScope.Organizer"/>.</value>
    /// <exception cref="ArgumentException">The value is not known to this version; such values are never written.</exception>
    public PresenterScope Presenters
    {
        get;
        init => field = Known.Demand(value, value.IsKnown, value.Value);
    } = PresenterScope.Organizer;

    /// <summary>Gets who may admit people from the lobby.</summary>
    /// <value>Default: <see cref="LobbyAdmitters.OrganizerAndCoOrganizers"/>.</value>
    /// <exception cref="ArgumentException">The value is not known to this version; such values are never written.</exception>
    public LobbyAdmitters Admitters
    {
        get;
        init => field = Known.Demand(value, value.IsKnown, value.Value);
    } = LobbyAdmitters.OrganizerAndCoOrganizers;

    /// <summary>Gets when the chat is open; null leaves the service's default.</summary>
    /// <value>Default: null.</value>
    /// <exception cref="ArgumentException">The value is not known to this version; such values are never written.</exception>
    public MeetingChatMode? Chat
    {
        get;
        init => field = value is { } mode ? Known.Demand(mode, mode.IsKnown, mode.Value) : null;
    }

    /// <summary>Gets whether attendees may switch their microphones on; null leaves the service's default.</summary>
    /// <value>Default: null.</value>
    public bool? AllowAttendeeMicrophone { get; init; }

    /// <summary>Gets whether attendees may switch their cameras on; null leaves the service's default.</summary>
    /// <value>Default: null.</value>
    public bool? AllowAttendeeCamera { get; init; }

    /// <summary>Gets whether the meeting may be recorded; null leaves the service's default.</summary>
    /// <value>Default: null.</value>
    public bool? AllowRecording { get; init; }

    /// <summary>Gets whether the meeting may be transcribed; null leaves the service's default.</summary>
    /// <value>Default: null.</value>
    public bool? AllowTranscription { get; init; }

    /// <summary>Gets whether recording starts by itself; null leaves the service's default. Neither value counts as stricter, so that the answer must be what was asked.</summary>
    /// <value>Default: null.</value>
    public bool? RecordAutomatically { get; init; }

    /// <summary>Gets whether people may copy and pass on chat, captions and transcripts; null leaves the service's default.</summary>
    /// <value>Default: null.</value>
    public bool? AllowCopyingContent { get; init; }

    /// <summary>Gets whether shared content carries the viewer's name as a watermark; null leaves the service's default. Clients that cannot show one get audio only.</summary>
    /// <value>Default: null.</value>
    public bool? WatermarkContent { get; init; }

    /// <summary>Gets whether video carries the viewer's name as a watermark; null leaves the service's default. Clients that cannot show one get audio only.</summary>
    /// <value>Default: null.</value>
    public bool? WatermarkVideo { get; init; }

    /// <summary>
    /// Gets whether audio and video are encrypted from end to end; null leaves the service's default. It is fixed when the meeting
    /// is created: applied to an existing meeting, the policy asks for it without setting it, so that a meeting without it is reported as weaker.
    /// </summary>
    /// <value>Default: null.</value>
    public bool? IsEndToEndEncrypted { get; init; }

    /// <summary>Gets the settings of this policy that exclude each other.</summary>
    public IReadOnlyList<PolicyConflict> Conflicts => PolicyConflict.In(PolicyValues.Of(this));

    /// <summary>Tells whether this policy is nowhere weaker than <paramref name="other"/>.</summary>
    /// <remarks>The order is partial, as that of lobby scopes is. A setting that is not stated is the weakest.</remarks>
    /// <param name="other">The policy to compare with.</param>
    /// <returns><see langword="true"/> when each setting is equally strict or stricter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool IsAtLeastAsStrictAs(MeetingPolicy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return PolicyComparison.Weaker(PolicyValues.Of(other), PolicyValues.Of(this)).Count == 0;
    }

    /// <summary>Gives the weakest policy that is at least as strict as both.</summary>
    /// <param name="other">The other policy.</param>
    /// <returns>The policy; where two scopes are not comparable, such as invited people and the organization, the organizer's alone.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public MeetingPolicy Intersect(MeetingPolicy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return PolicyComparison.Intersect(PolicyValues.Of(this), PolicyValues.Of(other)).ToPolicy();
    }
}
