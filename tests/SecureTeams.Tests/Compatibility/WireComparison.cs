using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecureTeams.Tests.Compatibility;

/// <summary>Holds two JSON texts against each other, leaf by leaf; times count as the points in time they are.</summary>
internal static class WireComparison
{
    /// <summary>The paths of the leaves of one text that are absent in another, or different.</summary>
    internal static IReadOnlyList<string> Lost(JsonNode? from, JsonNode? to)
    {
        List<string> lost = [];
        Compare(from, to, string.Empty, lost);
        return lost;
    }

    private static void Compare(JsonNode? from, JsonNode? to, string path, List<string> lost)
    {
        switch (from)
        {
            case null:
                break;
            case JsonObject members:
                foreach ((string name, JsonNode? value) in members)
                {
                    if (!name.StartsWith('@'))
                    {
                        Compare(value, (to as JsonObject)?[name], $"{path}/{name}", lost);
                    }
                }

                break;
            case JsonArray items:
                for (int index = 0; index < items.Count; index++)
                {
                    Compare(items[index], to is JsonArray others && index < others.Count ? others[index] : null, $"{path}/{index}", lost);
                }

                break;
            default:
                if (to is not JsonValue || !IsSame(from, to))
                {
                    lost.Add(path);
                }

                break;
        }
    }

    private static bool IsSame(JsonNode from, JsonNode to) =>
        JsonNode.DeepEquals(from, to)
        || (from.GetValueKind() == JsonValueKind.String && to.GetValueKind() == JsonValueKind.String
            && Time(from) is { } one && Time(to) is { } other && one == other);

    private static DateTimeOffset? Time(JsonNode node) =>
        DateTimeOffset.TryParse(node.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset time) ? time : null;
}
