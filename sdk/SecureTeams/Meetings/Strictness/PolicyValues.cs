namespace SecureTeams.Meetings.Strictness;

/// <summary>The settings that a policy speaks about, wherever they come from. Null is what nobody stated, which counts as the weakest.</summary>
internal readonly record struct PolicyValues
{
    internal LobbyScope? LobbyBypass { get; init; }

    internal bool? DialInBypassesLobby { get; init; }

    internal PresenterScope? Presenters { get; init; }

    internal LobbyAdmitters? Admitters { get; init; }

    internal MeetingChatMode? Chat { get; init; }

    internal bool? AllowAttendeeMicrophone { get; init; }

    internal bool? AllowAttendeeCamera { get; init; }

    internal bool? AllowRecording { get; init; }

    internal bool? AllowTranscription { get; init; }

    internal bool? RecordAutomatically { get; init; }

    internal bool? AllowCopyingContent { get; init; }

    internal bool? WatermarkContent { get; init; }

    internal bool? WatermarkVideo { get; init; }

    internal bool? IsEndToEndEncrypted { get; init; }

    internal static PolicyValues Of(MeetingPolicy policy) => new()
    {
        LobbyBypass = policy.LobbyBypass,
        DialInBypassesLobby = policy.DialInBypassesLobby,
        Presenters = policy.Presenters,
        Admitters = policy.Admitters,
        Chat = policy.Chat,
        AllowAttendeeMicrophone = policy.AllowAttendeeMicrophone,
        AllowAttendeeCamera = policy.AllowAttendeeCamera,
        AllowRecording = policy.AllowRecording,
        AllowTranscription = policy.AllowTranscription,
        RecordAutomatically = policy.RecordAutomatically,
        AllowCopyingContent = policy.AllowCopyingContent,
        WatermarkContent = policy.WatermarkContent,
        WatermarkVideo = policy.WatermarkVideo,
        IsEndToEndEncrypted = policy.IsEndToEndEncrypted,
    };

    internal static PolicyValues Of(OnlineMeeting meeting) => new()
    {
        LobbyBypass = meeting.LobbyBypass,
        DialInBypassesLobby = meeting.DialInBypassesLobby,
        Presenters = meeting.Presenters,
        Admitters = meeting.Admitters,
        Chat = meeting.Chat,
        AllowAttendeeMicrophone = meeting.AllowAttendeeMicrophone,
        AllowAttendeeCamera = meeting.AllowAttendeeCamera,
        AllowRecording = meeting.AllowRecording,
        AllowTranscription = meeting.AllowTranscription,
        RecordAutomatically = meeting.RecordAutomatically,
        AllowCopyingContent = meeting.AllowCopyingContent,
        WatermarkContent = meeting.WatermarkContent,
        WatermarkVideo = meeting.WatermarkVideo,
        IsEndToEndEncrypted = meeting.IsEndToEndEncrypted,
    };

    internal static PolicyValues Of(MeetingChange change) => new()
    {
        LobbyBypass = change.LobbyBypass,
        DialInBypassesLobby = change.DialInBypassesLobby,
        Presenters = change.Presenters,
        Admitters = change.Admitters,
        Chat = change.Chat,
        AllowAttendeeMicrophone = change.AllowAttendeeMicrophone,
        AllowAttendeeCamera = change.AllowAttendeeCamera,
        AllowRecording = change.AllowRecording,
        AllowTranscription = change.AllowTranscription,
        RecordAutomatically = change.RecordAutomatically,
        AllowCopyingContent = change.AllowCopyingContent,
        WatermarkContent = change.WatermarkContent,
        WatermarkVideo = change.WatermarkVideo,
    };

    /// <summary>Tells whether a setting is stated at all.</summary>
    internal bool States(string setting) => setting switch
    {
        nameof(LobbyBypass) => LobbyBypass is not null,
        nameof(DialInBypassesLobby) => DialInBypassesLobby is not null,
        nameof(Presenters) => Presenters is not null,
        nameof(Admitters) => Admitters is not null,
        nameof(Chat) => Chat is not null,
        nameof(AllowAttendeeMicrophone) => AllowAttendeeMicrophone is not null,
        nameof(AllowAttendeeCamera) => AllowAttendeeCamera is not null,
        nameof(AllowRecording) => AllowRecording is not null,
        nameof(AllowTranscription) => AllowTranscription is not null,
        nameof(RecordAutomatically) => RecordAutomatically is not null,
        nameof(AllowCopyingContent) => AllowCopyingContent is not null,
        nameof(WatermarkContent) => WatermarkContent is not null,
        nameof(WatermarkVideo) => WatermarkVideo is not null,
        _ => IsEndToEndEncrypted is not null,
    };

    internal MeetingPolicy ToPolicy() => new()
    {
        LobbyBypass = LobbyBypass ?? LobbyScope.Organizer,
        DialInBypassesLobby = DialInBypassesLobby ?? false,
        Presenters = Presenters ?? PresenterScope.Organizer,
        Admitters = Admitters ?? LobbyAdmitters.OrganizerAndCoOrganizers,
        Chat = Chat,
        AllowAttendeeMicrophone = AllowAttendeeMicrophone,
        AllowAttendeeCamera = AllowAttendeeCamera,
        AllowRecording = AllowRecording,
        AllowTranscription = AllowTranscription,
        RecordAutomatically = RecordAutomatically,
        AllowCopyingContent = AllowCopyingContent,
        WatermarkContent = WatermarkContent,
        WatermarkVideo = WatermarkVideo,
        IsEndToEndEncrypted = IsEndToEndEncrypted,
    };

    /// <summary>Makes a change of the settings that have a finding; what cannot be changed afterwards is left out.</summary>
    internal MeetingChange ToChange(IReadOnlyList<PolicyFinding> findings)
    {
        return new MeetingChange
        {
            LobbyBypass = Has(nameof(LobbyBypass)) ? LobbyBypass : null,
            DialInBypassesLobby = Has(nameof(DialInBypassesLobby)) ? DialInBypassesLobby : null,
            Presenters = Has(nameof(Presenters)) ? Presenters : null,
            Admitters = Has(nameof(Admitters)) ? Admitters : null,
            Chat = Has(nameof(Chat)) ? Chat : null,
            AllowAttendeeMicrophone = Has(nameof(AllowAttendeeMicrophone)) ? AllowAttendeeMicrophone : null,
            AllowAttendeeCamera = Has(nameof(AllowAttendeeCamera)) ? AllowAttendeeCamera : null,
            AllowRecording = Has(nameof(AllowRecording)) ? AllowRecording : null,
            AllowTranscription = Has(nameof(AllowTranscription)) ? AllowTranscription : null,
            RecordAutomatically = Has(nameof(RecordAutomatically)) ? RecordAutomatically : null,
            AllowCopyingContent = Has(nameof(AllowCopyingContent)) ? AllowCopyingContent : null,
            WatermarkContent = Has(nameof(WatermarkContent)) ? WatermarkContent : null,
            WatermarkVideo = Has(nameof(WatermarkVideo)) ? WatermarkVideo : null,
        };

        bool Has(string setting) => findings.Any(finding => finding.Setting == setting);
    }
}
