using SecureTeams.Emulator.Meetings.Artifacts;

namespace SecureTeams.Emulator.Meetings.Running;

/// <summary>A meeting's run: who asked to join, who waits, who is in. Its end leaves an attendance report. Safe for concurrent use.</summary>
public sealed class MeetingRun
{
    private readonly EmulatedMeeting _meeting;
    private readonly TeamsEmulatorOptions _options;

    internal MeetingRun(EmulatedMeeting meeting, TeamsEmulatorOptions options)
    {
        _meeting = meeting;
        _options = options;
    }

    /// <summary>Whether the meeting runs.</summary>
    public bool IsOn
    {
        get
        {
            lock (State.Gate)
            {
                return State.AtStart is not null;
            }
        }
    }

    /// <summary>Who is in, in the order of joining: a snapshot.</summary>
    public IReadOnlyList<RosterEntry> Roster => [.. State.Snapshot(state => state.Roster).Where(entry => !entry.Waits)];

    /// <summary>Who waits in the lobby, longest first: a snapshot.</summary>
    public IReadOnlyList<RosterEntry> Lobby => [.. State.Snapshot(state => state.Roster).Where(entry => entry.Waits)];

    private MeetingState State => _meeting.State;

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>Starts a run.</summary>
    /// <exception cref="InvalidOperationException">The meeting runs already, or was deleted.</exception>
    public void Start()
    {
        var members = _meeting.Members;
        lock (State.Gate)
        {
            if (State.AtStart is not null)
            {
                throw new InvalidOperationException("The meeting runs already.");
            }

            State.AtStart = members;
            State.StartedAt = Now;
        }
    }

    /// <summary>Ends the run: all leave, the lobby empties, and who was in is in a new attendance report.</summary>
    /// <returns>The report's id.</returns>
    /// <exception cref="InvalidOperationException">The meeting does not run.</exception>
    public string End()
    {
        lock (State.Gate)
        {
            RequireOn();
            var now = Now;
            List<Attendance> attendances = [.. State.Gone, .. State.Roster.Where(entry => !entry.Waits).Select(entry => Left(entry, now))];
            State.Roster.Clear();
            State.Gone.Clear();
            State.AtStart = null;
            return _meeting.AddReport(attendances, State.StartedAt, now);
        }
    }

    /// <summary>Lets a participant ask to join.</summary>
    /// <param name="participant">Who.</param>
    /// <param name="waits">Whether the participant goes to the lobby: the caller's decision, as whether to ask at all.</param>
    /// <param name="role">As what the participant comes in.</param>
    /// <returns>The participant's place.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="participant"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The meeting does not run, or the participant is there already.</exception>
    public RosterEntry Join(EmulatedParticipant participant, bool waits, RosterRole role = RosterRole.Attendee)
    {
        ArgumentNullException.ThrowIfNull(participant);
        lock (State.Gate)
        {
            RequireOn();
            if (State.Roster.Any(entry => entry.Participant.Id == participant.Id))
            {
                throw new InvalidOperationException("The participant is in the meeting or its lobby already.");
            }

            var entry = new RosterEntry(participant, role, waits, Now);
            State.Roster.Add(entry);
            return entry;
        }
    }

    /// <summary>Lets a participant in who waits.</summary>
    /// <param name="participantId">The participant.</param>
    /// <returns>The participant's new place.</returns>
    /// <exception cref="InvalidOperationException">The participant does not wait.</exception>
    public RosterEntry Admit(Guid participantId) => Replace(participantId, waits: true, entry => entry with { Waits = false, Since = Now });

    /// <summary>Sends a participant away who waits.</summary>
    /// <param name="participantId">The participant.</param>
    /// <exception cref="InvalidOperationException">The participant does not wait.</exception>
    public void Reject(Guid participantId) => Replace(participantId, waits: true, _ => null);

    /// <summary>Promotes or demotes a participant who is in.</summary>
    /// <param name="participantId">The participant.</param>
    /// <param name="role">The new role.</param>
    /// <returns>The participant's new place.</returns>
    /// <exception cref="InvalidOperationException">The participant is not in.</exception>
    public RosterEntry SetRole(Guid participantId, RosterRole role) => Replace(participantId, waits: false, entry => entry with { Role = role });

    /// <summary>Lets a participant leave who is in.</summary>
    /// <param name="participantId">The participant.</param>
    /// <exception cref="InvalidOperationException">The participant is not in.</exception>
    public void Leave(Guid participantId) => Replace(participantId, waits: false, entry =>
    {
        State.Gone.Add(Left(entry, Now));
        return null;
    });

    private static Attendance Left(RosterEntry entry, DateTimeOffset at) => new(entry.Participant, entry.Role, entry.Since, at);

    private RosterEntry Replace(Guid participantId, bool waits, Func<RosterEntry, RosterEntry?> change)
    {
        lock (State.Gate)
        {
            var index = State.Roster.FindIndex(entry => entry.Participant.Id == participantId && entry.Waits == waits);
            if (index < 0)
            {
                throw new InvalidOperationException(waits ? "The participant does not wait in the lobby." : "The participant is not in the meeting.");
            }

            var before = State.Roster[index];
            State.Roster.RemoveAt(index);
            if (change(before) is not { } after)
            {
                return before;
            }

            // Who is admitted comes last; who changes only the role keeps the place.
            State.Roster.Insert(waits ? State.Roster.Count : index, after);
            return after;
        }
    }

    private void RequireOn()
    {
        if (State.AtStart is null)
        {
            throw new InvalidOperationException("The meeting does not run.");
        }
    }
}
