using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Identity.TabTokens;

/// <summary>What a look-up of a key found. The key is null when there is none, and then it is either unknown or could not be had.</summary>
internal readonly record struct SigningKey(RsaSecurityKey? Key, bool IsUnavailable)
{
    internal static SigningKey Unknown => default;

    internal static SigningKey Unavailable => new(Key: null, IsUnavailable: true);
}
