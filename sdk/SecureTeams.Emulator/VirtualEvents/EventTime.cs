using System.Globalization;
using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.VirtualEvents;

/// <summary>Graph's <c>dateTimeTimeZone</c>: a local time and the name of its zone, against the points in time of meetings.</summary>
internal static class EventTime
{
    public static JsonObject Of(DateTimeOffset time) => new()
    {
        ["dateTime"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        ["timeZone"] = "UTC",
    };
}
