using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SecureTeams.Emulator.Meetings;

namespace SecureTeams.Emulator.VirtualEvents;

/// <summary>The webinars and town halls of the tenant. Graph reads them; they are made here. Safe for concurrent use.</summary>
public sealed class EmulatedVirtualEvents
{
    private readonly ConcurrentQueue<EmulatedVirtualEvent> _events = new();
    private readonly TeamsEmulatorOptions _options;
    private readonly MeetingFactory _factory;

    internal EmulatedVirtualEvents(TeamsEmulatorOptions options)
    {
        _options = options;
        _factory = new MeetingFactory(options.TenantId, options.TimeProvider);
    }

    /// <summary>Every event, oldest first: a snapshot.</summary>
    public IReadOnlyList<EmulatedVirtualEvent> All => [.. _events];

    /// <summary>Adds a webinar, by default published, for everyone.</summary>
    /// <param name="displayName">Its name.</param>
    /// <param name="start">Its start.</param>
    /// <param name="end">Its end.</param>
    /// <param name="members">Members that differ, in Graph's form; <see langword="null"/> for none.</param>
    /// <param name="organizer">The organizer; <see langword="null"/> for <see cref="TeamsEmulatorOptions.Organizer"/>.</param>
    /// <returns>The webinar, without sessions.</returns>
    public EmulatedVirtualEvent AddWebinar(string displayName, DateTimeOffset start, DateTimeOffset end, JsonObject? members = null, EmulatedUser? organizer = null)
    {
        var document = Base(displayName, start, end, organizer ?? _options.Organizer);
        document["audience"] = "everyone";
        return Add(document, members, organizer, isTownhall: false);
    }

    /// <summary>Adds a town hall, by default published, for the organisation, not by invitation only.</summary>
    /// <param name="displayName">Its name.</param>
    /// <param name="start">Its start.</param>
    /// <param name="end">Its end.</param>
    /// <param name="members">Members that differ, in Graph's form; <see langword="null"/> for none.</param>
    /// <param name="organizer">The organizer; <see langword="null"/> for <see cref="TeamsEmulatorOptions.Organizer"/>.</param>
    /// <returns>The town hall, without sessions.</returns>
    public EmulatedVirtualEvent AddTownhall(string displayName, DateTimeOffset start, DateTimeOffset end, JsonObject? members = null, EmulatedUser? organizer = null)
    {
        var document = Base(displayName, start, end, organizer ?? _options.Organizer);
        document["audience"] = "organization";
        document["isInviteOnly"] = false;
        document["invitedAttendees"] = new JsonArray();
        return Add(document, members, organizer, isTownhall: true);
    }

    private EmulatedVirtualEvent Add(JsonObject document, JsonObject? members, EmulatedUser? organizer, bool isTownhall)
    {
        MeetingDocument.Merge(document, members ?? []);
        var added = new EmulatedVirtualEvent(organizer ?? _options.Organizer, document, _factory, isTownhall);
        _events.Enqueue(added);
        return added;
    }

    private JsonObject Base(string displayName, DateTimeOffset start, DateTimeOffset end, EmulatedUser organizer) => new()
    {
        ["id"] = $"{Guid.NewGuid():D}@{_options.TenantId:D}",
        ["status"] = "published",
        ["displayName"] = displayName,
        ["description"] = new JsonObject { ["contentType"] = "text", ["content"] = string.Empty },
        ["startDateTime"] = EventTime.Of(start),
        ["endDateTime"] = EventTime.Of(end),
        ["createdBy"] = new JsonObject
        {
            ["application"] = null,
            ["user"] = new JsonObject
            {
                ["id"] = organizer.Id.ToString("D"),
                ["displayName"] = organizer.DisplayName,
                ["tenantId"] = _options.TenantId.ToString("D"),
            },
        },
        ["settings"] = new JsonObject { ["isAttendeeEmailNotificationEnabled"] = false },
        ["coOrganizers"] = new JsonArray(),
    };
}
