using System.Text.Json.Nodes;
using SecureTeams.Emulator.Meetings;

namespace SecureTeams.Emulator.VirtualEvents;

/// <summary>A webinar or a town hall. Safe for concurrent use.</summary>
public sealed class EmulatedVirtualEvent
{
    private readonly Lock _gate = new();
    private readonly JsonObject _members;
    private readonly List<JsonObject> _sessions = [];
    private readonly MeetingFactory _factory;

    internal EmulatedVirtualEvent(EmulatedUser organizer, JsonObject members, MeetingFactory factory, bool isTownhall)
    {
        Organizer = organizer;
        IsTownhall = isTownhall;
        _members = members;
        _factory = factory;
    }

    /// <summary>The id, as Graph has it.</summary>
    public string Id => Members["id"]!.GetValue<string>();

    /// <summary>Whether the event is a town hall; otherwise it is a webinar.</summary>
    public bool IsTownhall { get; }

    /// <summary>The organizer.</summary>
    public EmulatedUser Organizer { get; }

    /// <summary>The members: a copy.</summary>
    public JsonObject Members
    {
        get
        {
            lock (_gate)
            {
                return _members.DeepClone().AsObject();
            }
        }
    }

    /// <summary>The sessions: copies. Each has the options of a meeting and, unlike one, times with a zone.</summary>
    public IReadOnlyList<JsonObject> Sessions
    {
        get
        {
            lock (_gate)
            {
                return [.. _sessions.Select(session => session.DeepClone().AsObject())];
            }
        }
    }

    /// <summary>Adds a session.</summary>
    /// <param name="subject">Its subject.</param>
    /// <param name="start">Its start.</param>
    /// <param name="end">Its end.</param>
    /// <param name="members">Members that differ from a meeting's defaults, in Graph's form; <see langword="null"/> for none.</param>
    /// <returns>The session's id.</returns>
    public string AddSession(string subject, DateTimeOffset start, DateTimeOffset end, JsonObject? members = null)
    {
        var session = _factory.Create(Organizer, new JsonObject
        {
            ["subject"] = subject,
            ["startDateTime"] = MeetingTime.Format(start),
            ["endDateTime"] = MeetingTime.Format(end),
        });

        // What a meeting has beyond its base type, a session has not.
        foreach (var name in (string[])["participants", "creationDateTime", "isBroadcast"])
        {
            session.Remove(name);
        }

        session["startDateTime"] = EventTime.Of(start);
        session["endDateTime"] = EventTime.Of(end);
        session["videoOnDemandWebUrl"] = null;
        MeetingDocument.Merge(session, members ?? []);
        lock (_gate)
        {
            _sessions.Add(session);
        }

        return session["id"]!.GetValue<string>();
    }
}
