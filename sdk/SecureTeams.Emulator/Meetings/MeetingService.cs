using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SecureTeams.Emulator.Graph;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Emulator.Meetings;

/// <summary>The operations on meetings. A weakening, when given, is written over what was asked.</summary>
internal sealed class MeetingService(TeamsEmulatorOptions options)
{
    private readonly MeetingStore _store = new();
    private readonly MeetingFactory _factory = new(options.TenantId, options.TimeProvider);
    private readonly ConcurrentDictionary<string, MeetingState> _states = new(StringComparer.Ordinal);

    public JsonObject Create(EmulatedUser organizer, JsonObject body, JsonObject? weakening)
    {
        MemberCheck.Apply(body, MeetingSchema.Meeting, WriteOperation.Create);
        return _store.Add(organizer.Id, Complete(organizer, body, weakening));
    }

    public (JsonObject Document, bool IsNew) CreateOrGet(EmulatedUser organizer, JsonObject body, JsonObject? weakening)
    {
        MemberCheck.Apply(body, MeetingSchema.Meeting, WriteOperation.CreateOrGet);
        var externalId = MeetingStore.TextOf(body, "externalId");
        if (string.IsNullOrEmpty(externalId))
        {
            throw GraphFailure.BadRequest("An externalId is needed.");
        }

        MeetingConstraints.CompleteNew(body, organizer.Id, options.TimeProvider.GetUtcNow());
        return _store.GetOrAdd(organizer.Id, externalId, () => Complete(organizer, body, weakening));
    }

    public JsonObject Get(EmulatedUser organizer, string id) => _store.Get(organizer.Id, id) ?? throw NotFound();

    public JsonObject? Find(EmulatedUser organizer, string filter) => _store.Find(organizer.Id, MeetingFilter.Parse(filter));

    public JsonObject? FindInTenant(string filter)
    {
        var isSought = MeetingFilter.ParseForTenant(filter);
        return _store.All().Select(meeting => meeting.Document).FirstOrDefault(isSought);
    }

    public IReadOnlyList<(Guid Organizer, JsonObject Document)> All() => _store.All();

    /// <summary>What happened in a meeting, besides its members.</summary>
    public MeetingState StateOf(string id) => _states.GetOrAdd(id, _ => new MeetingState());

    /// <summary>Writes members that the service alone may write.</summary>
    public void Supply(EmulatedUser organizer, string id, JsonObject members) =>
        _ = _store.Update(organizer.Id, id, document => MeetingDocument.Merge(document, members)) ?? throw NotFound();

    public JsonObject Update(EmulatedUser organizer, string id, JsonObject change, JsonObject? weakening)
    {
        MemberCheck.Apply(change, MeetingSchema.Meeting, WriteOperation.Update);
        var updated = _store.Update(organizer.Id, id, document =>
        {
            MeetingConstraints.CheckChange(change, document);
            MeetingDocument.Merge(document, change);
            Weaken(document, weakening);
        });
        return updated ?? throw NotFound();
    }

    public void Delete(EmulatedUser organizer, string id)
    {
        if (!_store.Remove(organizer.Id, id))
        {
            throw NotFound();
        }

        _states.TryRemove(id, out _);
    }

    private static GraphFailure NotFound() => GraphFailure.NotFound("NotFound", "Meeting not found.");

    private static void Weaken(JsonObject document, JsonObject? weakening)
    {
        if (weakening is not null)
        {
            MeetingDocument.Merge(document, weakening);
        }
    }

    private JsonObject Complete(EmulatedUser organizer, JsonObject body, JsonObject? weakening)
    {
        MeetingConstraints.CompleteNew(body, organizer.Id, options.TimeProvider.GetUtcNow());
        var document = _factory.Create(organizer, body);
        Weaken(document, weakening);
        return document;
    }
}
