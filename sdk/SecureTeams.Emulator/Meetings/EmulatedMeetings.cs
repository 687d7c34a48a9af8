using System.Text.Json.Nodes;
using SecureTeams.Emulator.Graph;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Emulator.Meetings;

/// <summary>The meetings of the tenant, from inside Teams.</summary>
public sealed class EmulatedMeetings
{
    private readonly MeetingService _meetings;
    private readonly TeamsEmulatorOptions _options;

    internal EmulatedMeetings(MeetingService meetings, TeamsEmulatorOptions options)
    {
        _meetings = meetings;
        _options = options;
    }

    /// <summary>Every meeting, oldest first: a snapshot.</summary>
    public IReadOnlyList<EmulatedMeeting> All =>
        [.. _meetings.All().Select(meeting => Handle(Person(meeting.Organizer), MeetingStore.TextOf(meeting.Document, "id") ?? string.Empty))];

    /// <summary>One meeting.</summary>
    /// <param name="meetingId">Its id, as Graph has it.</param>
    /// <returns>The meeting.</returns>
    /// <exception cref="KeyNotFoundException">There is no such meeting.</exception>
    public EmulatedMeeting Get(string meetingId) =>
        All.FirstOrDefault(meeting => meeting.Id == meetingId) ?? throw new KeyNotFoundException("There is no such meeting.");

    /// <summary>Adds a meeting that came with a calendar event, as Outlook makes it: nobody asked Graph for it, and clients have to find it by its join address.</summary>
    /// <param name="organizer">Whose calendar; <see langword="null"/> for that of <see cref="TeamsEmulatorOptions.Organizer"/>.</param>
    /// <param name="members">Members that differ from the service's defaults, in Graph's form; <see langword="null"/> for none.</param>
    /// <returns>The meeting.</returns>
    /// <exception cref="ArgumentException">The organizer is nobody of the directory, or Graph would refuse the members.</exception>
    public EmulatedMeeting AddFromCalendar(EmulatedUser? organizer = null, JsonObject? members = null)
    {
        var person = organizer ?? _options.Organizer;
        if (!_options.Users.Append(_options.Organizer).Contains(person))
        {
            throw new ArgumentException("The organizer is nobody of the directory.", nameof(organizer));
        }

        try
        {
            var document = _meetings.Create(person, members?.DeepClone().AsObject() ?? [], weakening: null);
            return Handle(person, MeetingStore.TextOf(document, "id") ?? string.Empty);
        }
        catch (GraphFailure failure)
        {
            throw new ArgumentException(failure.Message, nameof(members), failure);
        }
    }

    private EmulatedMeeting Handle(EmulatedUser organizer, string id) => new(_meetings, _options, organizer, id);

    private EmulatedUser Person(Guid id) => _options.Users.Append(_options.Organizer).First(user => user.Id == id);
}
