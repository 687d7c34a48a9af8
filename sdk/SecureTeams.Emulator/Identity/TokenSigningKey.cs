using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Emulator.Identity;

/// <summary>A key that signs tokens, and its public half.</summary>
internal sealed class TokenSigningKey : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _publicRsa;

    public TokenSigningKey()
    {
        var id = Guid.NewGuid().ToString("N");
        _publicRsa = RSA.Create(_rsa.ExportParameters(includePrivateParameters: false));
        Private = Key(_rsa, id);
        Public = Key(_publicRsa, id);
    }

    public RsaSecurityKey Private { get; }

    public RsaSecurityKey Public { get; }

    public SigningCredentials Credentials => new(Private, SecurityAlgorithms.RsaSha256);

    public JsonObject AsJson()
    {
        var parameters = _publicRsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Public.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }

    public void Dispose()
    {
        _publicRsa.Dispose();
        _rsa.Dispose();
    }

    // The process-wide provider cache would keep keys of emulators that are gone.
    private static RsaSecurityKey Key(RSA rsa, string id) => new(rsa)
    {
        KeyId = id,
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
    };
}
