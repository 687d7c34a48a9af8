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
    private const int MostPeople = 200;

    internal OnlineMeeting Meeting => meeting;

    internal EmulatedMeeting Emulated => emulated;

    internal AdmissionScene Scene { get; } = tenant.Around(meeting.ToAccess());

    private MeetingRun Run => emulated.Run;

    /// <summary>Who acts; null when nobody is named, or they are not in the meeting any more.</summary>
    internal Actor? FindActor(string? key)
    {
        if (key is Actor.OrganizerKey)
        {
            return Actor.Organizer(emulated.Organizer.DisplayName);
        }

        return Guid.TryParse(key, out Guid id) && Run.Roster.FirstOrDefault(entry => entry.Participant.Id == id) is { } entry ? ActorOf(entry) : null;
    }

    internal MeetingView View(string? actorKey)
    {
        Actor actor = FindActor(actorKey) ?? Actor.Organizer(emulated.Organizer.DisplayName);
        return new MeetingView
        {
            Number = number,
            Meeting = meeting,
            Organizer = emulated.Organizer.DisplayName,
            Scene = Scene,
            IsOn = Run.IsOn,
            Roster = book.Roster,
            Lobby = [.. Run.Lobby.Select(PersonOf)],
            Inside = [.. Run.Roster.Select(PersonOf)],
            TurnedAway = [.. book.TurnedAway],
            Actors = [Actor.Organizer(emulated.Organizer.DisplayName), .. Run.Roster.Select(ActorOf)],
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

        if (book.Visits.Count + book.TurnedAway.Count >= MostPeople)
        {
            return Notice.Refused("Nobody can come in", $"{MostPeople} people have come already. End the meeting, and start it anew.");
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
        ParticipantRole role = InitialRole(participant);
        Run.Join(new EmulatedParticipant(visit.Id, visit.Name, choice.Kind), waits, Booked(role));
        book.Visits.Add(visit.Id, visit);
        return waits
            ? Notice.Done($"{visit.Name} waits in the lobby", visit.Explanation.Text)
            : Notice.Done($"{visit.Name} has joined as {Words.Of(role)}", visit.Explanation.Text) with { Details = Started(participant) };
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

        // Somebody whom the rules keep out by now is not let in by a click.
        AdmissionExplanation now = AdmissionEngine.Explain(Scene, visit.Participant, book.Roster);
        if (now.Decision.Outcome == AdmissionOutcome.Denied)
        {
            TurnAway(visit with { Explanation = now });
            return Notice.Refused($"{visit.Name} cannot join any more", now.Text);
        }

        Enter(visit);
        return Notice.Done($"{visit.Name} was admitted", $"By {actor.Name}.") with { Details = Reconsider() };
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

    /// <summary>
    /// Asks the engine again about those in the lobby, after somebody entered or a rule changed: who waits for somebody verified comes in
    /// without anybody's doing, or has to be admitted now; who waits to be admitted goes on waiting; whom the rules keep out is turned away.
    /// </summary>
    internal IReadOnlyList<string> Reconsider()
    {
        var happened = new List<string>();
        bool hadStarted;
        do
        {
            hadStarted = book.Roster.HasStarted;
            foreach (Visit visit in Run.Lobby.Select(entry => book.Visits[entry.Participant.Id]).ToArray())
            {
                Reconsider(visit, happened);
            }
        }
        while (hadStarted != book.Roster.HasStarted);
        return happened;
    }

    private void Reconsider(Visit visit, List<string> happened)
    {
        AdmissionExplanation now = AdmissionEngine.Explain(Scene, visit.Participant, book.Roster);
        if (now.Decision.Outcome == AdmissionOutcome.Denied)
        {
            TurnAway(visit with { Explanation = now });
            happened.Add($"{visit.Name} cannot join any more: {now.Text}");
            return;
        }

        if (visit.Explanation.Decision.Outcome != AdmissionOutcome.WaitForAuthenticated)
        {
            return;
        }

        book.Visits[visit.Id] = visit with { Explanation = now };
        if (now.Decision.Outcome == AdmissionOutcome.Direct)
        {
            Enter(visit);
            happened.Add($"{visit.Name}, who waited for somebody verified, has joined too.");
        }
        else if (now.Decision.Outcome == AdmissionOutcome.Lobby)
        {
            happened.Add($"{visit.Name} is not let in by themselves any more: {now.Text}");
        }
    }

    internal Notice? Refusal(Actor actor, MeetingCapability capability, string title)
    {
        RoleDecision decision = RoleCapabilities.Decide(Scene, actor.Participant, actor.Role, capability);
        return decision.IsAllowed ? null : Notice.Refused(title, $"{actor.Name} is {Words.Of(actor.Role)}. {decision.Explanation}");
    }

    private static Notice Closed { get; } = Notice.Refused("Nobody can come in", "The meeting is not open. Start it first.");

    private Notice NotThere(string title) => Run.IsOn ? Notice.Refused(title, "They are not there any more. Somebody else was faster, or they left.") : Closed;

    /// <summary>Lets somebody in from the lobby, with the role that the meeting's options give them now.</summary>
    private void Enter(Visit visit)
    {
        Run.Admit(visit.Id);
        Run.SetRole(visit.Id, Booked(InitialRole(visit.Participant)));
        book.Roster = book.Roster.With(visit.Participant);
    }

    private void TurnAway(Visit visit)
    {
        Run.Reject(visit.Id);
        book.Visits.Remove(visit.Id);
        book.TurnedAway.Add(visit);
    }

    private IReadOnlyList<string> Started(in Participant participant)
    {
        book.Roster = book.Roster.With(participant);
        return Reconsider();
    }

    private ParticipantRole InitialRole(in Participant participant) => MeetingRoles.Initial(participant, Scene.Meeting.Presenters, Scene.Profile);

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

    private Person PersonOf(RosterEntry entry)
    {
        Visit visit = book.Visits[entry.Participant.Id];
        ParticipantRole role = RoleOf(entry);
        ParticipantRole[] others = [ParticipantRole.Attendee, ParticipantRole.Presenter, ParticipantRole.CoOrganizer];
        return new Person(visit, role, AdmissionEngine.Decide(Scene, visit.Participant, book.Roster), role == ParticipantRole.Organizer ? [] : [.. others.Where(other => other != role)]);
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
