using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Identity.TabTokens;

/// <summary>Reads the key set of a tenant (RFC 7517): RSA keys for signatures that are published for its issuer; others are left out.</summary>
internal static class PublishedKeys
{
    /// <summary>The longest key set that is read, in bytes; Microsoft Entra's have about 20 KB.</summary>
    internal const int MaxBytes = 256 * 1024;

    private const int MaxKeys = 64;
    private const int LeastModulusBytes = 2048 / 8;
    private const int MostModulusBytes = 8192 / 8;

    /// <summary>Microsoft Entra writes the issuer of keys that all tenants share with this in the tenant's place.</summary>
    private const string AnyTenant = "{tenantid}";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <exception cref="JsonException">The text is no key set, or has no usable key.</exception>
    internal static Dictionary<string, RsaSecurityKey> Read(ReadOnlyMemory<byte> json, Guid tenant, string issuer)
    {
        using JsonDocument document = JsonDocument.Parse(json, Strict);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out JsonElement keys)
            || keys.ValueKind != JsonValueKind.Array || keys.GetArrayLength() > MaxKeys)
        {
            throw new JsonException("The answer is no key set.");
        }

        var found = new Dictionary<string, RsaSecurityKey>(StringComparer.Ordinal);
        foreach (JsonElement key in keys.EnumerateArray())
        {
            if (key.ValueKind == JsonValueKind.Object && IsForSignatures(key) && IsOf(key, tenant, issuer) && ReadKey(key) is { } usable)
            {
                found.TryAdd(usable.KeyId, usable);
            }
        }

        return found.Count > 0 ? found : throw new JsonException("The key set has no usable key.");
    }

    private static bool IsForSignatures(JsonElement key) =>
        Text(key, "kty") == "RSA" && Text(key, "use") is null or "sig" && Text(key, "alg") is null or SecurityAlgorithms.RsaSha256;

    /// <summary>The address that the keys come from is the tenant's own already; a key that names its issuer is bound to it as well.</summary>
    private static bool IsOf(JsonElement key, Guid tenant, string issuer) =>
        Text(key, "issuer") is not { } named || named.Replace(AnyTenant, tenant.ToString("D"), StringComparison.Ordinal) == issuer;

    private static RsaSecurityKey? ReadKey(JsonElement key)
    {
        if (Text(key, "kid") is not { Length: > 0 and <= 256 } id || Bytes(key, "n") is not { Length: >= LeastModulusBytes and <= MostModulusBytes } modulus
            || Bytes(key, "e") is not { Length: > 0 and <= 4 } exponent || (exponent[^1] & 1) == 0 || exponent is [1])
        {
            return null;
        }

        return new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = id };
    }

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, string name)
    {
        string? text = Text(key, name);
        return text is not null && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }
}
