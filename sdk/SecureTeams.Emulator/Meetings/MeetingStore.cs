using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.Meetings;

/// <summary>The meetings of all users, in memory. Documents go in and come out as copies.</summary>
internal sealed class MeetingStore
{
    private readonly Lock _gate = new();
    private readonly List<(Guid Organizer, JsonObject Document)> _meetings = [];

    public JsonObject Add(Guid organizer, JsonObject document)
    {
        lock (_gate)
        {
            _meetings.Add((organizer, document));
            return Copy(document);
        }
    }

    public (JsonObject Document, bool IsNew) GetOrAdd(Guid organizer, string externalId, Func<JsonObject> create)
    {
        lock (_gate)
        {
            if (FindLocked(organizer, document => TextOf(document, "externalId") == externalId) is { } existing)
            {
                return (Copy(existing), false);
            }

            var document = create();
            _meetings.Add((organizer, document));
            return (Copy(document), true);
        }
    }

    public JsonObject? Find(Guid organizer, Func<JsonObject, bool> isSought)
    {
        lock (_gate)
        {
            return FindLocked(organizer, isSought) is { } found ? Copy(found) : null;
        }
    }

    /// <summary>Every meeting with its organizer, oldest first.</summary>
    public IReadOnlyList<(Guid Organizer, JsonObject Document)> All()
    {
        lock (_gate)
        {
            return [.. _meetings.Select(meeting => (meeting.Organizer, Copy(meeting.Document)))];
        }
    }

    public JsonObject? Get(Guid organizer, string id) => Find(organizer, document => TextOf(document, "id") == id);

    /// <summary>Changes a meeting; when <paramref name="change"/> throws, the meeting stays as it was.</summary>
    public JsonObject? Update(Guid organizer, string id, Action<JsonObject> change)
    {
        lock (_gate)
        {
            var index = IndexLocked(organizer, id);
            if (index < 0)
            {
                return null;
            }

            var changed = Copy(_meetings[index].Document);
            change(changed);
            _meetings[index] = (organizer, changed);
            return Copy(changed);
        }
    }

    public bool Remove(Guid organizer, string id)
    {
        lock (_gate)
        {
            var index = IndexLocked(organizer, id);
            if (index >= 0)
            {
                _meetings.RemoveAt(index);
            }

            return index >= 0;
        }
    }

    public static string? TextOf(JsonObject document, string name) => (document[name] as JsonValue)?.ToString();

    private static JsonObject Copy(JsonObject document) => document.DeepClone().AsObject();

    private int IndexLocked(Guid organizer, string id) =>
        _meetings.FindIndex(meeting => meeting.Organizer == organizer && TextOf(meeting.Document, "id") == id);

    private JsonObject? FindLocked(Guid organizer, Func<JsonObject, bool> isSought) =>
        _meetings.FirstOrDefault(meeting => meeting.Organizer == organizer && isSought(meeting.Document)).Document;
}
