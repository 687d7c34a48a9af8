namespace SecureTeams.Meetings.Strictness;

/// <summary>Compares and joins what policies say, setting by setting. What is absent or unknown is the weakest.</summary>
internal static class PolicyComparison
{
    /// <summary>Gives the settings in which <paramref name="actual"/> is weaker than, or not comparable with, what is required. The weakest value of a setting requires nothing, not even that it is stated.</summary>
    internal static IReadOnlyList<PolicyFinding> Weaker(in PolicyValues required, in PolicyValues actual)
    {
        List<PolicyFinding>? findings = null;
        Scope(nameof(PolicyValues.LobbyBypass), required.LobbyBypass?.Value, actual.LobbyBypass?.Value, required.LobbyBypass is not { } lobby || lobby == LobbyScope.Everyone || (actual.LobbyBypass?.IsAtLeastAsStrictAs(lobby) ?? false));
        Off(nameof(PolicyValues.DialInBypassesLobby), required.DialInBypassesLobby, actual.DialInBypassesLobby);
        Scope(nameof(PolicyValues.Presenters), required.Presenters?.Value, actual.Presenters?.Value, required.Presenters is not { } presenters || presenters == PresenterScope.Everyone || (actual.Presenters?.IsAtLeastAsStrictAs(presenters) ?? false));
        Scope(nameof(PolicyValues.Admitters), required.Admitters?.Value, actual.Admitters?.Value, required.Admitters is not { } admitters || admitters == LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters || (actual.Admitters?.IsAtLeastAsStrictAs(admitters) ?? false));
        Scope(nameof(PolicyValues.Chat), required.Chat?.Value, actual.Chat?.Value, required.Chat is not { } chat || chat == MeetingChatMode.Enabled || (actual.Chat?.IsAtLeastAsStrictAs(chat) ?? false));
        Off(nameof(PolicyValues.AllowAttendeeMicrophone), required.AllowAttendeeMicrophone, actual.AllowAttendeeMicrophone);
        Off(nameof(PolicyValues.AllowAttendeeCamera), required.AllowAttendeeCamera, actual.AllowAttendeeCamera);
        Off(nameof(PolicyValues.AllowRecording), required.AllowRecording, actual.AllowRecording);
        Off(nameof(PolicyValues.AllowTranscription), required.AllowTranscription, actual.AllowTranscription);
        Off(nameof(PolicyValues.RecordAutomatically), required.RecordAutomatically, actual.RecordAutomatically);
        Off(nameof(PolicyValues.AllowCopyingContent), required.AllowCopyingContent, actual.AllowCopyingContent);
        On(nameof(PolicyValues.WatermarkContent), required.WatermarkContent, actual.WatermarkContent);
        On(nameof(PolicyValues.WatermarkVideo), required.WatermarkVideo, actual.WatermarkVideo);
        On(nameof(PolicyValues.IsEndToEndEncrypted), required.IsEndToEndEncrypted, actual.IsEndToEndEncrypted);
        return findings ?? (IReadOnlyList<PolicyFinding>)[];

        void Scope(string setting, string? asked, string? isNow, bool holds)
        {
            if (!holds)
            {
                (findings ??= []).Add(new PolicyFinding(setting, WireText.Shown(asked), WireText.Shown(isNow)));
            }
        }

        void Off(string setting, bool? asked, bool? isNow) => Scope(setting, "false", Text(isNow), asked is not false || isNow is false);

        void On(string setting, bool? asked, bool? isNow) => Scope(setting, "true", Text(isNow), asked is not true || isNow is true);
    }

    /// <summary>Gives the weakest values that are at least as strict as both. What one of them does not state, the other decides.</summary>
    internal static PolicyValues Intersect(in PolicyValues left, in PolicyValues right) => new()
    {
        LobbyBypass = left.LobbyBypass is { } leftLobby && right.LobbyBypass is { } rightLobby ? leftLobby.Intersect(rightLobby) : left.LobbyBypass ?? right.LobbyBypass,
        DialInBypassesLobby = Off(left.DialInBypassesLobby, right.DialInBypassesLobby),
        Presenters = left.Presenters is { } leftPresenters && right.Presenters is { } rightPresenters ? leftPresenters.Intersect(rightPresenters) : left.Presenters ?? right.Presenters,
        Admitters = left.Admitters is { } leftAdmitters && right.Admitters is { } rightAdmitters ? leftAdmitters.Intersect(rightAdmitters) : left.Admitters ?? right.Admitters,
        Chat = left.Chat is { } leftChat && right.Chat is { } rightChat ? leftChat.Intersect(rightChat) : left.Chat ?? right.Chat,
        AllowAttendeeMicrophone = Off(left.AllowAttendeeMicrophone, right.AllowAttendeeMicrophone),
        AllowAttendeeCamera = Off(left.AllowAttendeeCamera, right.AllowAttendeeCamera),
        AllowRecording = Off(left.AllowRecording, right.AllowRecording),
        AllowTranscription = Off(left.AllowTranscription, right.AllowTranscription),
        RecordAutomatically = Off(left.RecordAutomatically, right.RecordAutomatically),
        AllowCopyingContent = Off(left.AllowCopyingContent, right.AllowCopyingContent),
        WatermarkContent = On(left.WatermarkContent, right.WatermarkContent),
        WatermarkVideo = On(left.WatermarkVideo, right.WatermarkVideo),
        IsEndToEndEncrypted = On(left.IsEndToEndEncrypted, right.IsEndToEndEncrypted),
    };

    private static bool? Off(bool? left, bool? right) => left is false || right is false ? false : left ?? right;

    private static bool? On(bool? left, bool? right) => left is true || right is true ? true : left ?? right;

    private static string? Text(bool? value) => value switch { true => "true", false => "false", null => null };
}
