using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.Meetings;

/// <summary>The meetings of all users, in memory. Documents go in and come out as copies.</summary>
internal sealed class MeetingStore
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, (Guid Organizer, JsonObject Document)> _meetings = new(StringComparer.Ordinal);

    public JsonObject Add(Guid organizer, JsonObject document)
    {
        lock (_gate)
        {
            AddLocked(organizer, document);
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
            AddLocked(organizer, document);
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
            return [.. _meetings.Values.Select(meeting => (meeting.Organizer, Copy(meeting.Document)))];
        }
    }

    public JsonObject? Get(Guid organizer, string id)
    {
        lock (_gate)
        {
            return GetLocked(organizer, id) is { } found ? Copy(found) : null;
        }
    }

    /// <summary>Changes a meeting; when <paramref name="change"/> throws, the meeting stays as it was.</summary>
    public JsonObject? Update(Guid organizer, string id, Action<JsonObject> change)
    {
        lock (_gate)
        {
            if (GetLocked(organizer, id) is not { } existing)
            {
                return null;
            }

            var changed = Copy(existing);
            change(changed);
            _meetings[id] = (organizer, changed);
            return Copy(changed);
        }
    }

    public bool Remove(Guid organizer, string id)
    {
        lock (_gate)
        {
            return GetLocked(organizer, id) is not null && _meetings.Remove(id);
        }
    }

    public static string? TextOf(JsonObject document, string name) => (document[name] as JsonValue)?.ToString();

    private static JsonObject Copy(JsonObject document) => document.DeepClone().AsObject();

    private void AddLocked(Guid organizer, JsonObject document) =>
        _meetings.Add(TextOf(document, "id") ?? throw new InvalidOperationException("A meeting has an id."), (organizer, document));

    private JsonObject? GetLocked(Guid organizer, string id) =>
        _meetings.TryGetValue(id, out var meeting) && meeting.Organizer == organizer ? meeting.Document : null;

    private JsonObject? FindLocked(Guid organizer, Func<JsonObject, bool> isSought) =>
        _meetings.Values.FirstOrDefault(meeting => meeting.Organizer == organizer && isSought(meeting.Document)).Document;
}
