namespace SecureTeams.Meetings;

/// <summary>
/// Compares what the service answered with what it was asked. An absent or unknown value counts as weaker.
/// </summary>
internal static class PolicyReadBack
{
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

        if (asked is { Presenters: { } scope, Attendees: { } people } && scope == PresenterScope.SpecificPeople && Unasked(people, actual.Attendees) is var unasked and > 0)
        {
            Add(nameof(MeetingChange.Attendees), "presenters as listed", $"with-{unasked}-more");
        }

        return findings ?? (IReadOnlyList<PolicyFinding>)[];

        void Add(string setting, string was, string? isNow) => (findings ??= []).Add(new PolicyFinding(setting, was, WireText.Shown(isNow)));
    }

    /// <summary>Counts the people who are more than attendees without having been listed so.</summary>
    private static int Unasked(IReadOnlyList<MeetingAttendee> asked, IReadOnlyList<MeetingAttendee> actual)
    {
        int count = 0;
        foreach (MeetingAttendee person in actual)
        {
            if (person.Role != MeetingRole.Attendee && !asked.Any(listed => listed.Role == person.Role && listed.IsSamePersonAs(person)))
            {
                count++;
            }
        }

        return count;
    }
}
