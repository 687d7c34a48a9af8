using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Emulator.Identity;

/// <summary>The key that signs access tokens, made when first needed; Graph checks signatures with its public half.</summary>
internal sealed class TokenSigningKey : IDisposable
{
    private readonly Lazy<RSA> _rsa = new(() => RSA.Create(2048));
    private readonly Lazy<RSA> _publicRsa;
    private readonly Lazy<RsaSecurityKey> _private;
    private readonly Lazy<RsaSecurityKey> _public;

    public TokenSigningKey()
    {
        var id = Guid.NewGuid().ToString("N");
        _publicRsa = new(() => RSA.Create(_rsa.Value.ExportParameters(includePrivateParameters: false)));
        _private = new(() => Key(_rsa.Value, id));
        _public = new(() => Key(_publicRsa.Value, id));
    }

    public RsaSecurityKey Private => _private.Value;

    public RsaSecurityKey Public => _public.Value;

    public void Dispose()
    {
        DisposeIfMade(_publicRsa);
        DisposeIfMade(_rsa);
    }

    private static void DisposeIfMade(Lazy<RSA> key)
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }

    // The process-wide provider cache would keep keys of emulators that are gone.
    private static RsaSecurityKey Key(RSA rsa, string id) => new(rsa)
    {
        KeyId = id,
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
    };
}
