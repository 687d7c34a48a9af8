using Microsoft.Extensions.Logging;
using SecureTeams.Graph;
using SecureTeams.Meetings.Strictness;

namespace SecureTeams.Meetings;

/// <summary>
/// Compares what the service answered with what it was asked. An absent or unknown value counts as weaker than any but the weakest.
/// </summary>
internal static class PolicyReadBack
{
    /// <summary>Returns the meeting when it is as strict as asked.</summary>
    /// <exception cref="MeetingPolicyNotAppliedException">It is weaker.</exception>
    internal static OnlineMeeting Demand(ILogger logger, string operation, MeetingChange asked, OnlineMeeting actual, in CallFacts facts, MeetingDraft? created = null)
    {
        IReadOnlyList<PolicyFinding> findings = Compare(asked, actual, created);
        if (findings.Count == 0)
        {
            return actual;
        }

        Log.PolicyNotApplied(logger, operation, findings.Count);
        throw new MeetingPolicyNotAppliedException(actual, findings)
        {
            StatusCode = facts.Status,
            RequestId = facts.RequestId,
            ClientRequestId = facts.ClientRequestId,
            Attempts = facts.Attempts,
        };
    }

    internal static IReadOnlyList<PolicyFinding> Compare(MeetingChange asked, OnlineMeeting actual, MeetingDraft? created = null)
    {
        PolicyValues required = PolicyValues.Of(asked) with { IsEndToEndEncrypted = asked.ExpectEndToEndEncryption ? true : null };
        IReadOnlyList<PolicyFinding> weaker = PolicyComparison.Weaker(required, PolicyValues.Of(actual));
        List<PolicyFinding>? findings = weaker.Count == 0 ? null : [.. weaker];
        bool isListed = asked.Presenters == PresenterScope.SpecificPeople || actual.Presenters == PresenterScope.SpecificPeople;
        if ((asked.Attendees ?? created?.Attendees) is { } people && RolesUnasked(people, actual, isListed) is var unasked and > 0)
        {
            Add(nameof(MeetingChange.Attendees), "roles as listed", $"with-{unasked}-more");
        }

        if (asked.LiveShare is { } liveShare && !(actual.LiveShare is { } actualLiveShare && actualLiveShare.IsAtLeastAsStrictAs(liveShare)))
        {
            Add(nameof(MeetingDraft.LiveShare), liveShare.Value, actual.LiveShare?.Value);
        }

        Forbidden(nameof(MeetingChange.AllowReactions), asked.AllowReactions, actual.AllowReactions);
        Forbidden(nameof(MeetingChange.AllowBreakoutRooms), asked.AllowBreakoutRooms, actual.AllowBreakoutRooms);
        Forbidden(nameof(MeetingChange.AllowWhiteboard), asked.AllowWhiteboard, actual.AllowWhiteboard);
        Forbidden(nameof(MeetingChange.AllowPowerPointSharing), asked.AllowPowerPointSharing, actual.AllowPowerPointSharing);

        // By strictness it should be off; asked to be on, it is asked for.
        Demanded(nameof(MeetingPolicy.RecordAutomatically), asked.RecordAutomatically, actual.RecordAutomatically);
        Demanded(nameof(MeetingChange.AnnounceEntryAndExit), asked.AnnounceEntryAndExit, actual.AnnounceEntryAndExit);
        Demanded(nameof(MeetingChange.HideAttendeeIdentities), asked.HideAttendeeIdentities, actual.AnonymizedRoles.Contains(MeetingRole.Attendee));

        if (created is not null)
        {
            Demanded(nameof(MeetingDraft.RequirePasscode), created.RequirePasscode, actual.JoinById?.IsPasscodeRequired);
            Demanded(nameof(MeetingDraft.IsChatTextOnly), created.IsChatTextOnly, actual.IsChatTextOnly);
            Forbidden(nameof(MeetingDraft.AllowRenaming), created.AllowRenaming, actual.AllowRenaming);
            if (created.ChatHistory is { } history && !(actual.ChatHistory is { } actualHistory && actualHistory.IsAtLeastAsStrictAs(history)))
            {
                Add(nameof(MeetingDraft.ChatHistory), history.Value, actual.ChatHistory?.Value);
            }

            if (created.SensitivityLabelId is { } label && !(Guid.TryParse(actual.SensitivityLabelId, out Guid actualLabel) && actualLabel == label))
            {
                Add(nameof(MeetingDraft.SensitivityLabelId), "as given", actual.SensitivityLabelId is null ? null : "another");
            }
        }

        return findings ?? (IReadOnlyList<PolicyFinding>)[];

        void Forbidden(string setting, bool? was, bool? isNow)
        {
            if (was is false && isNow is not false)
            {
                Add(setting, "false", isNow is true ? "true" : null);
            }
        }

        void Demanded(string setting, bool? was, bool? isNow)
        {
            if (was is true && isNow is not true)
            {
                Add(setting, "true", isNow is false ? "false" : null);
            }
        }

        void Add(string setting, string was, string? isNow) => (findings ??= []).Add(new PolicyFinding(setting, was, WireText.Shown(isNow)));
    }

    /// <summary>
    /// Counts the people who have a role above the one that was asked for them, or above attendee without having been listed. Who is
    /// missing, and the organizer among the others, gained nothing.
    /// </summary>
    /// <param name="asked">The people of the request.</param>
    /// <param name="actual">The answer.</param>
    /// <param name="isListed">Whether the roles of the list decide who presents; one that is not understood may then be one that does.</param>
    private static int RolesUnasked(IReadOnlyList<MeetingAttendee> asked, OnlineMeeting actual, bool isListed)
    {
        int count = 0;
        foreach (MeetingAttendee person in actual.Attendees)
        {
            int rank = Rank(person.Role, isListed);
            if (rank > 0 && actual.Organizer?.IsSamePersonAs(person) is not true && !asked.Any(listed => Rank(listed.Role, isUnknownHighest: false) >= rank && listed.IsSamePersonAs(person)))
            {
                count++;
            }
        }

        return count;
    }

    private static int Rank(MeetingRole role, bool isUnknownHighest) => role.Value switch
    {
        "attendee" => 0,
        "presenter" => 1,
        "producer" => 2,
        "coorganizer" => 3,
        "" => 0,
        _ => isUnknownHighest ? int.MaxValue : 0,
    };
}
