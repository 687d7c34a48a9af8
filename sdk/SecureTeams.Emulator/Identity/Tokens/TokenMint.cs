using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Emulator.Identity.Tokens;

/// <summary>Signs tokens that no request asked for, rightly or wrongly.</summary>
internal sealed class TokenMint(EntraState entra)
{
    public static string Sign(JsonObject claims, TokenSignature signature, TokenSigningKey key)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = AlgorithmOf(signature) };
        if (signature is not TokenSignature.None)
        {
            header["kid"] = signature is TokenSignature.UnknownKeyId ? Guid.NewGuid().ToString("N") : key.Private.KeyId;
        }

        var content = $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(claims.ToJsonString())}";
        return $"{content}.{Base64UrlEncoder.Encode(SignatureOf(Encoding.ASCII.GetBytes(content), signature, key))}";
    }

    /// <summary>Signs claims and remembers the token by its id.</summary>
    public string Issue(JsonObject claims, TokenSignature signature, Challenges.ClaimsRequest? satisfied = null)
    {
        var id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        claims["uti"] = id;
        entra.Issued.Add(id, satisfied);
        return Sign(claims, signature, entra.SigningKeys.Current);
    }

    private static string AlgorithmOf(TokenSignature signature) => signature switch
    {
        TokenSignature.None => "none",
        TokenSignature.PublicKeyAsSecret => "HS256",
        _ => "RS256",
    };

    private static byte[] SignatureOf(byte[] content, TokenSignature signature, TokenSigningKey key)
    {
        switch (signature)
        {
            case TokenSignature.None:
                return [];
            case TokenSignature.PublicKeyAsSecret:
                return HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.Public.Rsa.ExportSubjectPublicKeyInfoPem()), content);
            case TokenSignature.Genuine:
                return key.Private.Rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            default:
                using (var foreign = RSA.Create(2048))
                {
                    return foreign.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                }
        }
    }
}
