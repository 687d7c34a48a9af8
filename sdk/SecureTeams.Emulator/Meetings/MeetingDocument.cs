using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.Meetings;

/// <summary>Changes and views of a meeting's JSON.</summary>
internal static class MeetingDocument
{
    /// <summary>Writes the members of a change: structures member by member, lists as a whole.</summary>
    public static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject nested && target[name] is JsonObject existing)
            {
                Merge(existing, nested);
                continue;
            }

            target[name] = value?.DeepClone();
        }
    }

    /// <summary>The document as a client sees it that did not ask for enum members after the sentinel.</summary>
    public static void Downlevel(JsonObject document, IReadOnlyList<MemberRule> rules)
    {
        foreach (var rule in rules)
        {
            var value = document[rule.Name];
            switch (rule.Kind)
            {
                case MemberKind.Choice when value is JsonValue choice && choice.TryGetValue<string>(out var text):
                    document[rule.Name] = rule.Choices?.Downlevel(text);
                    break;
                case MemberKind.Structure when value is JsonObject structure:
                    Downlevel(structure, rule.Members);
                    break;
                case MemberKind.StructureList when value is JsonArray items:
                    DownlevelItems(items, rule.Members);
                    break;
                default:
                    break;
            }
        }
    }

    private static void DownlevelItems(JsonArray items, IReadOnlyList<MemberRule> rules)
    {
        foreach (var item in items.OfType<JsonObject>())
        {
            Downlevel(item, rules);
        }
    }
}
