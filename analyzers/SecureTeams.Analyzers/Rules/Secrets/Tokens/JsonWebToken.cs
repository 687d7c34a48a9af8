using System.Globalization;
using System.Text;
using SecureTeams.Analyzers.Engine.Json;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;

namespace SecureTeams.Analyzers.Rules.Secrets.Tokens;

/// <summary>Signed tokens: a header that names an algorithm, a payload, and a signature.</summary>
internal static class JsonWebToken
{
    private const string Lead = "eyJ";
    private const int ShortestSignature = 40;

    /// <summary>The second of 1 January 2026. The clock is not asked, so that a build does not depend on the day.</summary>
    private const double Now = 1767225600;

    public static FoundSecret At(string text, int start)
    {
        if (!Letters.StandAt(text, start, Lead))
        {
            return default;
        }

        var endOfHeader = Letters.EndOfUrlSafe(text, start);
        if (endOfHeader >= text.Length || text[endOfHeader] != '.' || !Letters.StandAt(text, endOfHeader + 1, Lead))
        {
            return default;
        }

        var endOfPayload = Letters.EndOfUrlSafe(text, endOfHeader + 1);
        if (endOfPayload >= text.Length || text[endOfPayload] != '.')
        {
            return default;
        }

        var end = Letters.EndOfUrlSafe(text, endOfPayload + 1);
        return end - endOfPayload > ShortestSignature
            && !(end < text.Length && text[end] == '.')
            && !Samples.IsMonotonous(text, endOfPayload + 1, end)
            && Decoded(text, start, endOfHeader)?.Member("alg") is { Kind: JsonKind.Text, Text: not "none" }
            && Decoded(text, endOfHeader + 1, endOfPayload) is { } payload
            && !IsPublished(payload)
                ? new FoundSecret("a signed token", start, end, null, isOftenMadeForTests: true)
                : default;
    }

    /// <summary>Whether the token that was found can no longer be used.</summary>
    public static bool IsExpired(string token)
    {
        var parts = token.Split('.');
        return parts.Length == 3
            && Decoded(parts[1], 0, parts[1].Length)?.Member("exp") is { Kind: JsonKind.Word, Text: var word }
            && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var expiry)
            && expiry < Now;
    }

    /// <summary>The tokens that jwt.io and the standards show.</summary>
    private static bool IsPublished(JsonNode payload) =>
        payload.Member("sub") is { Text: "1234567890" }
        || payload.Member("name") is { Text: "John Doe" }
        || payload.Member("http://example.com/is_root") is not null;

    private static JsonNode? Decoded(string text, int start, int end)
    {
        var encoded = text.Substring(start, end - start).Replace('-', '+').Replace('_', '/');
        try
        {
            var json = Encoding.UTF8.GetString(Convert.FromBase64String(encoded.PadRight((encoded.Length + 3) / 4 * 4, '=')));
            return JsonParser.Parse(json, out _) is { Kind: JsonKind.Object } parsed ? parsed : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
