using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>Accepts the certificate in an assertion's <c>x5c</c> header where its subject name and issuer are registered instead of itself.</summary>
internal sealed class SubjectNameTrust(X509Certificate2 root, TimeProvider clock)
{
    public X509Certificate2? Trusted(JsonWebToken token, RegisteredApplication application)
    {
        if (application.SubjectNames.Count == 0 || Presented(token) is not { } certificate)
        {
            return null;
        }

        var name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        return application.SubjectNames.Contains(name, StringComparer.Ordinal) && IsOurs(certificate) ? certificate : null;
    }

    private static X509Certificate2? Presented(JsonWebToken token)
    {
        try
        {
            // MSAL writes one certificate as a string, the standard asks for an array.
            var header = JsonNode.Parse(Base64UrlEncoder.Decode(token.EncodedHeader));
            var leaf = header?["x5c"] is JsonArray chain ? chain[0] : header?["x5c"];
            return leaf is null ? null : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(leaf.GetValue<string>()));
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or InvalidOperationException or ArgumentException or JsonException)
        {
            return null;
        }
    }

    private bool IsOurs(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        return chain.Build(certificate);
    }
}
