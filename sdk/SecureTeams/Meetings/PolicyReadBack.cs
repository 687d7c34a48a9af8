namespace SecureTeams.Meetings;

/// <summary>
/// Compares what the service answered with what it was asked. An absent or unknown value counts as weaker.
/// </summary>
internal static class PolicyReadBack
{
    private const string Absent = "(absent)";

    internal static IReadOnlyList<PolicyFinding> Compare(MeetingChange asked, OnlineMeeting actual)
    {
        List<PolicyFinding>? findings = null;
        if (asked.LobbyBypass is { } lobby && !(actual.LobbyBypass is { } actualLobby && actualLobby.IsAtLeastAsStrictAs(lobby)))
        {
            Add(nameof(MeetingPolicy.LobbyBypass), lobby.Value, actual.LobbyBypass?.Value);
        }

        if (asked.DialInBypassesLobby is false && actual.DialInBypassesLobby is not false)
        {
            Add(nameof(MeetingPolicy.DialInBypassesLobby), "false", actual.DialInBypassesLobby is true ? "true" : null);
        }

        if (asked.Presenters is { } presenters && !(actual.Presenters is { } actualPresenters && actualPresenters.IsAtLeastAsStrictAs(presenters)))
        {
            Add(nameof(MeetingPolicy.Presenters), presenters.Value, actual.Presenters?.Value);
        }

        if (asked.Admitters is { } admitters && !(actual.Admitters is { } actualAdmitters && actualAdmitters.IsAtLeastAsStrictAs(admitters)))
        {
            Add(nameof(MeetingPolicy.Admitters), admitters.Value, actual.Admitters?.Value);
        }

        return findings ?? (IReadOnlyList<PolicyFinding>)[];

        // A server's text goes into a message only as far as an enum member could.
        void Add(string setting, string was, string? isNow) =>
            (findings ??= []).Add(new PolicyFinding(setting, was, isNow is null ? Absent : isNow.Length > 64 ? isNow[..64] : isNow));
    }
}
