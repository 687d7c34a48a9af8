using System.Security.Cryptography;
using System.Text;

namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>The digest of a client secret; the text itself is not kept.</summary>
internal sealed record ClientSecret(byte[] Digest, DateTimeOffset ExpiresAt)
{
    public static ClientSecret Of(string text, DateTimeOffset expiresAt) => new(DigestOf(text), expiresAt);

    public bool Matches(string text) => CryptographicOperations.FixedTimeEquals(Digest, DigestOf(text));

    private static byte[] DigestOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
