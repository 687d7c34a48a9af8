using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

/// <summary>Reads a text as the id that it should be, without making a string of it; null when it is none.</summary>
internal sealed class GuidTextConverter : JsonConverter<Guid?>
{
    private const int Longest = 128;

    public override Guid? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        if (reader.HasValueSequence || reader.ValueSpan.Length > Longest)
        {
            return null;
        }

        Span<char> text = stackalloc char[Longest];
        return Guid.TryParse(text[..reader.CopyString(text)], out Guid id) ? id : null;
    }

    public override void Write(Utf8JsonWriter writer, Guid? value, JsonSerializerOptions options)
    {
        if (value is { } id)
        {
            writer.WriteStringValue(id);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
