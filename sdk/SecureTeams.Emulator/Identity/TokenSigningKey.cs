using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Emulator.Identity;

/// <summary>The key that signs access tokens; Graph checks signatures with its public half.</summary>
internal sealed class TokenSigningKey : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _public = RSA.Create();

    public TokenSigningKey()
    {
        _public.ImportParameters(_rsa.ExportParameters(includePrivateParameters: false));
        var id = Guid.NewGuid().ToString("N");
        Private = Key(_rsa, id);
        Public = Key(_public, id);
    }

    public RsaSecurityKey Private { get; }

    public RsaSecurityKey Public { get; }

    public void Dispose()
    {
        _rsa.Dispose();
        _public.Dispose();
    }

    // The process-wide provider cache would keep keys of emulators that are gone.
    private static RsaSecurityKey Key(RSA rsa, string id) => new(rsa)
    {
        KeyId = id,
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
    };
}
