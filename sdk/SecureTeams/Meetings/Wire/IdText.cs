using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

/// <summary>An id that should be a GUID, read without making a string of it. A text that is none is kept: it still tells one from another.</summary>
[JsonConverter(typeof(Converter))]
internal readonly struct IdText(Guid? value, string? other)
{
    internal Guid? Value { get; } = value;

    /// <summary>Gets the text that is no GUID; null where there is a GUID, or nothing at all.</summary>
    internal string? Other { get; } = other;

    /// <summary>Gets the text that is no GUID, as a member without a property.</summary>
    internal JsonElement? Additional => Other is { } text ? JsonSerializer.SerializeToElement(text, MeetingJson.Default.String) : null;

    internal sealed class Converter : JsonConverter<IdText>
    {
        private const int Longest = 128;

        public override bool HandleNull => true;

        public override IdText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Null:
                    return default;
                case JsonTokenType.String:
                    break;
                default:
                    throw new JsonException();
            }

            if (!reader.HasValueSequence && reader.ValueSpan.Length <= Longest)
            {
                Span<char> text = stackalloc char[Longest];
                if (Guid.TryParse(text[..reader.CopyString(text)], out Guid id))
                {
                    return new IdText(id, other: null);
                }
            }

            string? other = reader.GetString();
            return Guid.TryParse(other, out Guid late) ? new IdText(late, other: null) : new IdText(value: null, string.IsNullOrWhiteSpace(other) ? null : other);
        }

        public override void Write(Utf8JsonWriter writer, IdText value, JsonSerializerOptions options)
        {
            if (value.Value is { } id)
            {
                writer.WriteStringValue(id);
            }
            else
            {
                writer.WriteStringValue(value.Other);
            }
        }
    }
}
