using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Meetings;

namespace LiveLobby.Hall;

/// <summary>
/// One meeting while somebody looks at it or does something in it. The emulator keeps the roster, the engine decides; here the two meet.
/// The hall lets one in at a time.
/// </summary>
internal sealed class MeetingRoom(int number, EmulatedMeeting emulated, OnlineMeeting meeting, RunBook book, TenantSettings tenant)
{
    internal OnlineMeeting Meeting => meeting;

    internal EmulatedMeeting Emulated => emulated;

    internal AdmissionScene Scene { get; } = tenant.Around(meeting.ToAccess());

    private MeetingRun Run => emulated.Run;

    /// <summary>Who acts; null when they are not in the meeting any more.</summary>
    internal Actor? FindActor(string? key)
    {
        if (key is null or Actor.OrganizerKey)
        {
            return Actor.Organizer(emulated.Organizer.DisplayName);
        }

        return Guid.TryParse(key, out Guid id) && Run.Roster.FirstOrDefault(entry => entry.Participant.Id == id) is { } entry ? ActorOf(entry) : null;
    }

    internal MeetingView View(string? actorKey)
    {
        Actor actor = FindActor(actorKey) ?? FindActor(null)!;
        return new MeetingView
        {
            Number = number,
            Meeting = meeting,
            Organizer = emulated.Organizer.DisplayName,
            Scene = Scene,
            IsOn = Run.IsOn,
            Roster = book.Roster,
            Lobby = [.. Run.Lobby.Select(entry => PersonOf(entry, actor))],
            Inside = [.. Run.Roster.Select(entry => PersonOf(entry, actor))],
            TurnedAway = [.. book.TurnedAway],
            Actors = [FindActor(null)!, .. Run.Roster.Select(ActorOf)],
            Actor = actor,
        };
    }

    internal Notice Start()
    {
        if (Run.IsOn)
        {
            return Notice.Refused("Nothing changed", "The meeting runs already.");
        }

        book.Clear();
        Run.Start();
        return Notice.Done("The meeting is open", "People can come to the door. It counts as started once somebody verified has joined.");
    }

    internal Notice End(Actor actor)
    {
        // Ending a meeting removes everybody from it.
        if (Refusal(actor, MeetingCapability.RemoveOthers, "The meeting goes on") is { } refusal)
        {
            return refusal;
        }

        int left = Run.Roster.Count;
        Run.End();
        book.Clear();
        return Notice.Done("The meeting has ended", $"{left} left, the lobby is empty, and Graph has the attendance report.");
    }

    internal Notice Join(ParticipantChoice choice, string name, bool isInvited, SecureTeams.MeetingRole? listed)
    {
        if (!Run.IsOn)
        {
            return Closed;
        }

        Participant participant = choice.Participant with { IsInvited = isInvited, ListedRole = listed };
        var visit = new Visit(Guid.NewGuid(), Distinct(name), choice, participant, AdmissionEngine.Explain(Scene, participant, book.Roster));
        AdmissionDecision decision = visit.Explanation.Decision;
        if (decision.Outcome == AdmissionOutcome.Denied)
        {
            book.TurnedAway.Add(visit);
            return Notice.Refused($"{visit.Name} cannot join", visit.Explanation.Text);
        }

        bool waits = decision.Outcome != AdmissionOutcome.Direct;
        ParticipantRole role = MeetingRoles.Initial(participant, Scene.Meeting.Presenters, Scene.Profile);
        Run.Join(new EmulatedParticipant(visit.Id, visit.Name, choice.Kind), waits, Booked(role));
        book.Visits.Add(visit.Id, visit);
        return waits
            ? Notice.Done($"{visit.Name} waits in the lobby", visit.Explanation.Text)
            : Notice.Done($"{visit.Name} has joined as {Words.Of(role)}", visit.Explanation.Text) with { Details = Entered(participant) };
    }

    internal Notice Admit(Actor actor, Guid person)
    {
        if (Refusal(actor, MeetingCapability.AdmitFromLobby, "Nobody was admitted") is { } refusal)
        {
            return refusal;
        }

        if (Waiting(person) is not { } visit)
        {
            return NotThere("Nobody was admitted");
        }

        Run.Admit(person);
        return Notice.Done($"{visit.Name} was admitted", $"By {actor.Name}.") with { Details = Entered(visit.Participant) };
    }

    internal Notice Reject(Actor actor, Guid person)
    {
        if (Refusal(actor, MeetingCapability.AdmitFromLobby, "Nobody was rejected") is { } refusal)
        {
            return refusal;
        }

        if (Waiting(person) is not { } visit)
        {
            return NotThere("Nobody was rejected");
        }

        Run.Reject(person);
        book.Visits.Remove(person);
        return Notice.Done($"{visit.Name} was rejected", $"By {actor.Name}.");
    }

    internal Notice ChangeRole(Actor actor, Guid person, ParticipantRole to)
    {
        if (Inside(person) is not { } entry)
        {
            return NotThere("No role was changed");
        }

        Visit visit = book.Visits[person];
        RoleDecision decision = MeetingRoles.CanChange(actor.Role, visit.Participant, RoleOf(entry), to);
        if (!decision.IsAllowed)
        {
            return Notice.Refused("No role was changed", decision.Explanation);
        }

        Run.SetRole(person, Booked(to));
        return Notice.Done($"{visit.Name} is now {Words.Of(to)}", $"By {actor.Name}.");
    }

    /// <summary>Lets people leave by themselves; to remove others takes a role that may.</summary>
    internal Notice Leave(Actor actor, Guid person)
    {
        if (Inside(person) is not { } entry)
        {
            return NotThere("Nobody left");
        }

        bool byThemselves = actor.Key == person.ToString();
        if (!byThemselves && Refusal(actor, MeetingCapability.RemoveOthers, "Nobody was removed") is { } refusal)
        {
            return refusal;
        }

        Run.Leave(person);
        book.Visits.Remove(person);
        return byThemselves ? Notice.Done($"{entry.Participant.DisplayName} has left") : Notice.Done($"{entry.Participant.DisplayName} was removed", $"By {actor.Name}.");
    }

    /// <summary>Asks the engine again about those who wait for somebody verified: they come in without anybody's doing, or have to be admitted now.</summary>
    internal IReadOnlyList<string> Reconsider()
    {
        var happened = new List<string>();
        foreach (Visit visit in Run.Lobby.Select(entry => book.Visits[entry.Participant.Id]).Where(visit => visit.Explanation.Decision.Outcome == AdmissionOutcome.WaitForAuthenticated))
        {
            AdmissionExplanation now = AdmissionEngine.Explain(Scene, visit.Participant, book.Roster);
            if (now.Decision == visit.Explanation.Decision)
            {
                continue;
            }

            Visit after = visit with { Explanation = now };
            book.Visits[visit.Id] = after;
            switch (now.Decision.Outcome)
            {
                case AdmissionOutcome.Direct:
                    Run.Admit(visit.Id);
                    happened.Add($"{visit.Name}, who waited for somebody verified, has joined too.");
                    break;
                case AdmissionOutcome.Denied:
                    Run.Reject(visit.Id);
                    book.Visits.Remove(visit.Id);
                    book.TurnedAway.Add(after);
                    happened.Add($"{visit.Name}, who waited for somebody verified, cannot join any more.");
                    break;
                default:
                    happened.Add($"{visit.Name} is not let in by themselves any more: {now.Text}");
                    break;
            }
        }

        return happened;
    }

    internal Notice? Refusal(Actor actor, MeetingCapability capability, string title)
    {
        RoleDecision decision = RoleCapabilities.Decide(Scene, actor.Participant, actor.Role, capability);
        return decision.IsAllowed ? null : Notice.Refused(title, $"{actor.Name} is {Words.Of(actor.Role)}. {decision.Explanation}");
    }

    private static Notice Closed { get; } = Notice.Refused("Nobody can come in", "The meeting is not open. Start it first.");

    private Notice NotThere(string title) => Run.IsOn ? Notice.Refused(title, "They are not there any more. Somebody else was faster, or they left.") : Closed;

    private IReadOnlyList<string> Entered(Participant participant)
    {
        book.Roster = book.Roster.With(participant);
        return Reconsider();
    }

    private Visit? Waiting(Guid person) => Run.Lobby.Any(entry => entry.Participant.Id == person) ? book.Visits[person] : null;

    private RosterEntry? Inside(Guid person) => Run.Roster.FirstOrDefault(entry => entry.Participant.Id == person);

    private string Distinct(string name)
    {
        HashSet<string> taken = [.. book.Visits.Values.Concat(book.TurnedAway).Select(visit => visit.Name)];
        int count = 1;
        string distinct = name;
        while (taken.Contains(distinct))
        {
            distinct = $"{name} {++count}";
        }

        return distinct;
    }

    private Actor ActorOf(RosterEntry entry) => new(entry.Participant.Id.ToString(), entry.Participant.DisplayName, book.Visits[entry.Participant.Id].Participant, RoleOf(entry));

    private Person PersonOf(RosterEntry entry, Actor actor)
    {
        Visit visit = book.Visits[entry.Participant.Id];
        ParticipantRole role = RoleOf(entry);
        ParticipantRole[] others = role == ParticipantRole.Organizer ? [] : [.. new[] { ParticipantRole.Attendee, ParticipantRole.Presenter, ParticipantRole.CoOrganizer }.Where(other => other != role)];
        return new Person(
            visit,
            role,
            AdmissionEngine.Decide(Scene, visit.Participant, book.Roster),
            [.. others.Select(other => new RoleChange(other, MeetingRoles.CanChange(actor.Role, visit.Participant, role, other)))]);
    }

    private static ParticipantRole RoleOf(RosterEntry entry) => entry.Role switch
    {
        RosterRole.Organizer => ParticipantRole.Organizer,
        RosterRole.Coorganizer => ParticipantRole.CoOrganizer,
        RosterRole.Presenter => ParticipantRole.Presenter,
        _ => ParticipantRole.Attendee,
    };

    private static RosterRole Booked(ParticipantRole role) => role switch
    {
        ParticipantRole.Organizer => RosterRole.Organizer,
        ParticipantRole.CoOrganizer => RosterRole.Coorganizer,
        ParticipantRole.Presenter => RosterRole.Presenter,
        _ => RosterRole.Attendee,
    };
}
