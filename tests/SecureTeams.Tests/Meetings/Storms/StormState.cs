using System.Text.Json.Nodes;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>All meetings that the emulator has after the storm. Who accounts for one takes it; what is left nobody asked for.</summary>
internal sealed class StormState
{
    private readonly Dictionary<string, JsonObject> _meetings;
    private readonly ILookup<string, string> _bySubject;

    internal StormState(IReadOnlyList<EmulatedMeeting> meetings)
    {
        _meetings = meetings.ToDictionary(meeting => meeting.Id, meeting => meeting.Members, StringComparer.Ordinal);
        _bySubject = _meetings.ToLookup(meeting => meeting.Value["subject"]?.GetValue<string>() ?? string.Empty, meeting => meeting.Key, StringComparer.Ordinal);
    }

    /// <summary>Gets the subjects of those for which nobody has accounted.</summary>
    internal IEnumerable<string> Unasked => _meetings.Values.Select(meeting => meeting["subject"]?.GetValue<string>() ?? string.Empty);

    /// <summary>Takes a meeting; null when it is not there, or was taken before.</summary>
    internal JsonObject? Take(string id) => _meetings.Remove(id, out JsonObject? meeting) ? meeting : null;

    /// <summary>Takes a meeting that must be there.</summary>
    internal JsonObject Demand(string id, string what)
    {
        JsonObject? meeting = Take(id);
        Assert.True(meeting is not null, $"lost: {what}");
        return meeting;
    }

    /// <summary>Takes every meeting with a subject.</summary>
    internal IReadOnlyList<string> TakeBySubject(string subject) => [.. _bySubject[subject].Where(id => _meetings.Remove(id))];
}
