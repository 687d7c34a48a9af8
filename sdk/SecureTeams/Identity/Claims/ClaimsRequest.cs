using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace SecureTeams.Identity.Claims;

/// <summary>
/// Reads what a resource or the identity provider demands of a token: an OpenID Connect claims request (Core 1.0, section 5.5).
/// Whoever wrote it is not trusted: it is bounded, and nothing but a JSON object of objects is passed on.
/// </summary>
internal static class ClaimsRequest
{
    /// <summary>The longest request, in bytes of UTF-8.</summary>
    internal const int MaxBytes = 8 * 1024;

    /// <summary>The longest text that can hold one, in base64.</summary>
    internal const int MaxEncodedLength = ((MaxBytes + 2) / 3 * 4) + 4;

    private const int MaxDepth = 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the value of a <c>claims</c> parameter: base64 as documented, base64url or plain JSON as seen.</summary>
    /// <returns>The request as JSON text; null when it is none.</returns>
    internal static string? Decode(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > MaxEncodedLength)
        {
            return null;
        }

        if (value[0] == '{')
        {
            return Validate(value.ToString());
        }

        byte[]? bytes = DecodeBase64(value);
        if (bytes is null)
        {
            return null;
        }

        try
        {
            return Validate(Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Returns the text when it is a claims request; null when it is not.</summary>
    internal static string? Validate(string? json)
    {
        if (json is null || json.Length > MaxBytes || !IsWellFormed(json) || Encoding.UTF8.GetByteCount(json) > MaxBytes)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return IsRequest(document.RootElement) ? json : null;
        }
        catch (JsonException)
        {
            // The parser's message quotes the text, so it is left behind.
            return null;
        }
    }

    /// <summary>Each member asks for claims at one place, such as <c>access_token</c>, and at least one does.</summary>
    private static bool IsRequest(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        int places = 0;
        foreach (JsonProperty place in root.EnumerateObject())
        {
            if (place.Value.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            places++;
        }

        return places > 0;
    }

    /// <summary>A lone surrogate would be replaced on its way, silently.</summary>
    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static byte[]? DecodeBase64(ReadOnlySpan<char> value)
    {
        if (value.ContainsAny(' ', '\t'))
        {
            return null;
        }

        byte[] buffer = new byte[MaxEncodedLength];
        if (value.ContainsAny('-', '_') || value.Length % 4 != 0)
        {
            return Base64Url.IsValid(value) && Base64Url.TryDecodeFromChars(value, buffer, out int read) ? buffer[..read] : null;
        }

        return Convert.TryFromBase64Chars(value, buffer, out int written) ? buffer[..written] : null;
    }
}
