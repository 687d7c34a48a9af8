using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

/// <summary>Reads texts that are nearly always the same few without making a new string of them each time.</summary>
internal sealed class KnownTextConverter : JsonConverter<string?>
{
    private const int Longest = 64;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new HashSet<string>(
        [
            "organizer", "invited", "organizationExcludingGuests", "organization", "organizationAndFederated", "everyone", "roleIsPresenter",
            "organizerAndCoOrganizers", "organizerAndCoOrganizersAndPresenters", "attendee", "presenter", "coorganizer", "producer",
            "enabled", "disabled", "limited", "all", "none", "adhoc", "scheduled", "recurring", "broadcast", "meetnow", "html",
            "draft", "published", "canceled", "Organizer", "Presenter", "Attendee", "None", "UTC", "AAD",
            "#microsoft.graph.communicationsUserIdentity", "#microsoft.graph.communicationsGuestIdentity", "#microsoft.graph.communicationsPhoneIdentity",
        ],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && reader.ValueSpan.Length <= Longest)
        {
            Span<char> text = stackalloc char[Longest];
            int length = reader.CopyString(text);
            if (Known.TryGetValue(text[..length], out string? known))
            {
                return known;
            }
        }

        return reader.TokenType is JsonTokenType.String ? reader.GetString() : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
