using System.Text;
using System.Text.Json;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Wire;

/// <summary>Reads the <c>context</c> out of a join link: a JSON object with <c>Tid</c> and <c>Oid</c>, URL-encoded in the query.</summary>
internal static class JoinUrlContextReader
{
    private const int LongestLink = 8192;
    private const int LongestContext = 1024;

    private static readonly JoinUrlContext Malformed = new(JoinUrlContextKind.Malformed, Guid.Empty, Guid.Empty);

    internal static JoinUrlContext Read(string link)
    {
        if (link.Length > LongestLink)
        {
            return Malformed;
        }

        int fragment = link.IndexOf('#', StringComparison.Ordinal);
        ReadOnlySpan<char> address = fragment < 0 ? link : link.AsSpan(0, fragment);
        int question = address.IndexOf('?');
        ReadOnlySpan<char> query = question < 0 ? [] : address[(question + 1)..];
        string? context = null;
        foreach (Range range in query.Split('&'))
        {
            ReadOnlySpan<char> pair = query[range];
            int equals = pair.IndexOf('=');
            ReadOnlySpan<char> name = equals < 0 ? pair : pair[..equals];
            if (!Uri.UnescapeDataString(name).Equals("context", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (context is not null || equals < 0 || pair.Length > LongestContext)
            {
                return Malformed;
            }

            context = Uri.UnescapeDataString(pair[(equals + 1)..]);
        }

        return context is null ? default : ReadContext(context);
    }

    private static JoinUrlContext ReadContext(string context)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(context), new JsonReaderOptions { MaxDepth = 4 });
            Guid? tenant = null, organizer = null;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return Malformed;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isTenant = reader.ValueTextEquals("Tid"u8);
                bool isOrganizer = reader.ValueTextEquals("Oid"u8);
                reader.Read();
                if (!isTenant && !isOrganizer)
                {
                    reader.Skip();
                    continue;
                }

                if ((isTenant ? tenant : organizer) is not null || reader.TokenType != JsonTokenType.String || !Guid.TryParseExact(reader.GetString(), "D", out Guid id) || id == Guid.Empty)
                {
                    return Malformed;
                }

                if (isTenant)
                {
                    tenant = id;
                }
                else
                {
                    organizer = id;
                }
            }

            return tenant is { } named && reader.TokenType == JsonTokenType.EndObject && !reader.Read()
                ? new JoinUrlContext(JoinUrlContextKind.Named, named, organizer ?? Guid.Empty)
                : Malformed;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Malformed;
        }
    }
}
