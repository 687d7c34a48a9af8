using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Emulator.Identity.Answers;

namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>Verifies client assertions: who signed them, for whom, for which endpoint, for how long.</summary>
internal sealed class AssertionVerifier(EntraState entra, Tenant tenant)
{
    public async Task<VerifiedAssertion> VerifyAsync(string text, string? clientId)
    {
        if (SignatureCheck.Read(text) is not { } token)
        {
            return VerifiedAssertion.None(EntraError.MalformedAssertion, clientId ?? string.Empty);
        }

        var id = clientId ?? token.Subject ?? string.Empty;
        var application = entra.Applications.Find(id, tenant);
        if (application is null)
        {
            return VerifiedAssertion.None(EntraError.UnknownClient, id);
        }

        if (Uri.IsWellFormedUriString(token.Issuer, UriKind.Absolute))
        {
            return await FederatedAsync(text, token, application).ConfigureAwait(false);
        }

        if (token.Issuer != token.Subject || !string.Equals(token.Issuer, application.Id, StringComparison.OrdinalIgnoreCase))
        {
            return VerifiedAssertion.None(EntraError.BadAssertion, id);
        }

        var signer = await SignerAsync(text, token, application).ConfigureAwait(false);
        return signer is null
            ? VerifiedAssertion.None(EntraError.BadAssertion, id)
            : Judge(token, signer, id);
    }

    private async Task<VerifiedAssertion> FederatedAsync(string text, JsonWebToken token, RegisteredApplication application)
    {
        var candidates = application.Federated.Where(credential => credential.Issuer == token.Issuer).ToArray();
        if (candidates.Length == 0 || !entra.AssertionIssuers.TryGetValue(token.Issuer, out var issuer))
        {
            return VerifiedAssertion.None(EntraError.UnknownAssertionIssuer, application.Id);
        }

        if (!await SignatureCheck.IsSignedAsync(text, issuer.Keys).ConfigureAwait(false))
        {
            return VerifiedAssertion.None(EntraError.ForgedFederatedAssertion, application.Id);
        }

        if (candidates.All(credential => credential.Subject != token.Subject))
        {
            return VerifiedAssertion.None(EntraError.UnknownAssertionSubject, application.Id);
        }

        var audience = token.Audiences.ToArray() is [var only] ? only : null;
        if (!candidates.Any(credential => credential.Subject == token.Subject && credential.Audience == audience))
        {
            return VerifiedAssertion.None(EntraError.UnknownAssertionAudience, application.Id);
        }

        var now = entra.Clock.GetUtcNow();
        return SignatureCheck.IsAlive(token, now)
            ? VerifiedAssertion.Of(application.Id, now + TimeSpan.FromMinutes(5))
            : VerifiedAssertion.None(EntraError.AssertionLifetime, application.Id);
    }

    private VerifiedAssertion Judge(JsonWebToken token, X509Certificate2 signer, string id)
    {
        var now = entra.Clock.GetUtcNow();
        if (now > signer.NotAfter.ToUniversalTime() || now < signer.NotBefore.ToUniversalTime())
        {
            return VerifiedAssertion.None(EntraError.ExpiredCertificate, id);
        }

        if (token.Audiences.ToArray() is not [var audience] || (audience != tenant.TokenEndpoint && audience != tenant.Issuer))
        {
            return VerifiedAssertion.None(EntraError.AssertionAudience, id);
        }

        return SignatureCheck.IsAlive(token, now)
            ? VerifiedAssertion.Of(id, now + TimeSpan.FromMinutes(5))
            : VerifiedAssertion.None(EntraError.AssertionLifetime, id);
    }

    private async Task<X509Certificate2?> SignerAsync(string text, JsonWebToken token, RegisteredApplication application)
    {
        foreach (var certificate in application.Certificates)
        {
            if (await IsSignedByAsync(text, certificate).ConfigureAwait(false))
            {
                return certificate;
            }
        }

        var presented = entra.SubjectNames.Trusted(token, application);
        return presented is not null && await IsSignedByAsync(text, presented).ConfigureAwait(false) ? presented : null;
    }

    private static Task<bool> IsSignedByAsync(string text, X509Certificate2 certificate) =>
        SignatureCheck.IsSignedAsync(text, Key(certificate));

    private static X509SecurityKey Key(X509Certificate2 certificate) => new(certificate)
    {
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
    };
}
