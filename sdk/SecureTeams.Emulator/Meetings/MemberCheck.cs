using System.Text.Json;
using System.Text.Json.Nodes;
using SecureTeams.Emulator.Graph;

namespace SecureTeams.Emulator.Meetings;

/// <summary>Holds a body against the table of members, and brings its values into the form in which they are kept.</summary>
internal static class MemberCheck
{
    public const string NotUpdatable = "One or more properties do not support updating.";

    public static void Apply(JsonObject body, IReadOnlyList<MemberRule> rules, WriteOperation operation, bool isRoot = true)
    {
        foreach (var (name, value) in body.ToArray())
        {
            if (name.Contains("@odata.", StringComparison.Ordinal))
            {
                RefuseAnnotation(name, operation, isRoot);
                body.Remove(name);
                continue;
            }

            if (rules.FirstOrDefault(rule => rule.Name == name) is { } rule)
            {
                RequireWritable(rule, operation);
                body[name] = Normalized(rule, value, operation);
            }
        }
    }

    private static void RefuseAnnotation(string name, WriteOperation operation, bool isRoot)
    {
        if (operation is WriteOperation.Update && !(isRoot && name == "@odata.type"))
        {
            throw GraphFailure.InvalidArgument($"{NotUpdatable} ('{name}')");
        }
    }

    private static void RequireWritable(MemberRule rule, WriteOperation operation)
    {
        if (rule.WritableIn.HasFlag(operation))
        {
            return;
        }

        if (operation is WriteOperation.Update && rule.Name == "meetingType")
        {
            throw GraphFailure.InvalidArgument("Updating meeting type is not supported.");
        }

        throw operation is WriteOperation.Update
            ? GraphFailure.InvalidArgument($"{NotUpdatable} ('{rule.Name}')")
            : GraphFailure.BadRequest($"The property '{rule.Name}' cannot be set in this request.");
    }

    private static JsonNode? Normalized(MemberRule rule, JsonNode? value, WriteOperation operation)
    {
        if (value is null)
        {
            return rule.Kind is MemberKind.Text ? null : throw WrongType(rule);
        }

        switch (rule.Kind)
        {
            case MemberKind.Text:
                _ = TextOf(rule, value);
                return value.DeepClone();
            case MemberKind.Boolean when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                return value.DeepClone();
            case MemberKind.Instant:
                return MeetingTime.TryParse(TextOf(rule, value), out var time) ? MeetingTime.Format(time) : throw WrongType(rule);
            case MemberKind.Choice:
                RequireChoice(rule, value);
                return value.DeepClone();
            case MemberKind.ChoiceList when value is JsonArray choices:
                foreach (var choice in choices)
                {
                    RequireChoice(rule, choice ?? throw WrongType(rule));
                }

                return choices.DeepClone();
            case MemberKind.Structure when value is JsonObject structure:
                return Nested(rule, structure, operation);
            case MemberKind.StructureList when value is JsonArray items:
                return new JsonArray([.. items.Select(item => Nested(rule, item as JsonObject ?? throw WrongType(rule), operation))]);
            case MemberKind.Opaque when value is JsonObject opaque:
                return Nested(rule, opaque, operation);
            default:
                throw WrongType(rule);
        }
    }

    private static JsonObject Nested(MemberRule rule, JsonObject value, WriteOperation operation)
    {
        var copy = value.DeepClone().AsObject();
        Apply(copy, rule.Members, operation, isRoot: false);
        return copy;
    }

    private static void RequireChoice(MemberRule rule, JsonNode value)
    {
        var text = TextOf(rule, value);
        if (rule.Choices?.Accepts(text) != true)
        {
            throw GraphFailure.BadRequest($"Cannot convert the literal '{text}' of '{rule.Name}' to an expected value.");
        }
    }

    private static string TextOf(MemberRule rule, JsonNode value) =>
        value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : throw WrongType(rule);

    private static GraphFailure WrongType(MemberRule rule) =>
        GraphFailure.BadRequest($"The value of '{rule.Name}' is not of the expected type.");
}
