namespace SecureTeams.Admission.Roles;

/// <summary>The ten actions of the guide's table of presenters and attendees, in its order.</summary>
public enum MeetingCapability
{
    /// <summary>Speak and share their video.</summary>
    SpeakAndShareVideo,

    /// <summary>Participate in meeting chat.</summary>
    Chat,

    /// <summary>Change settings in meeting options.</summary>
    ChangeMeetingOptions,

    /// <summary>Mute other participants.</summary>
    MuteOthers,

    /// <summary>Remove other participants.</summary>
    RemoveOthers,

    /// <summary>Share content.</summary>
    ShareContent,

    /// <summary>Admit other participants from the lobby.</summary>
    AdmitFromLobby,

    /// <summary>Make other participants presenters or attendees.</summary>
    ChangeRoles,

    /// <summary>Start or stop recording.</summary>
    Record,

    /// <summary>Take control when another participant shares a PowerPoint.</summary>
    TakeSlideControl,
}
