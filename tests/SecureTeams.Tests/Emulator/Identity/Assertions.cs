using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Tests.Emulator.Identity;

/// <summary>Client assertions, right and wrong, really signed.</summary>
internal static class Assertions
{
    public static string Sign(
        X509Certificate2 certificate,
        Guid clientId,
        string audience,
        TimeSpan? startsIn = null,
        TimeSpan? endsIn = null,
        string? subject = null,
        string algorithm = SecurityAlgorithms.RsaSha256,
        bool sendsCertificate = false)
    {
        using var rsa = certificate.GetRSAPrivateKey()!;
        return Sign(rsa, certificate, clientId, audience, startsIn, endsIn, subject, algorithm, sendsCertificate);
    }

    private static string Sign(RSA rsa, X509Certificate2 certificate, Guid clientId, string audience, TimeSpan? startsIn, TimeSpan? endsIn, string? subject, string algorithm, bool sendsCertificate)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var key = new RsaSecurityKey(rsa) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = clientId.ToString("D"),
            Audience = audience,
            Claims = new Dictionary<string, object> { ["sub"] = subject ?? clientId.ToString("D"), ["jti"] = Guid.NewGuid().ToString("D") },
            NotBefore = now + (startsIn ?? TimeSpan.Zero),
            Expires = now + (endsIn ?? TimeSpan.FromMinutes(10)),
            SigningCredentials = new SigningCredentials(key, algorithm),
        };
        if (sendsCertificate)
        {
            descriptor.AdditionalHeaderClaims = new Dictionary<string, object> { ["x5c"] = new[] { Convert.ToBase64String(certificate.RawData) } };
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
