using System.Diagnostics;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Strictness;

/// <summary>Makes a tightened policy one that can be sent: setting by setting joined, it may hold what does not go together.</summary>
internal static class Tightening
{
    /// <summary>Gives a draft the tightened settings. Where nobody has the role of presenter, presenters by role are the organizer alone.</summary>
    internal static MeetingDraft Of(MeetingDraft draft, in PolicyValues tightened)
    {
        PolicyValues values = WithoutConflicts(tightened);
        if (values.Presenters == PresenterScope.SpecificPeople && !AttendeeList.NamesPresenter(draft.Attendees))
        {
            values = values with { Presenters = PresenterScope.Organizer };
        }

        return draft with { Policy = values.ToPolicy() };
    }

    /// <summary>Switches off what another setting excludes; that is never looser.</summary>
    internal static PolicyValues WithoutConflicts(PolicyValues values)
    {
        foreach (PolicyConflict conflict in PolicyConflict.In(values))
        {
            values = conflict.Excluded switch
            {
                nameof(PolicyValues.AllowRecording) => values with { AllowRecording = false },
                nameof(PolicyValues.AllowTranscription) => values with { AllowTranscription = false },
                nameof(PolicyValues.RecordAutomatically) => values with { RecordAutomatically = false },
                _ => throw new UnreachableException(),
            };
        }

        return values;
    }
}
