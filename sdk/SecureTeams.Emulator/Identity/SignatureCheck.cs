using System.Diagnostics.CodeAnalysis;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Emulator.Identity;

/// <summary>Whether one of some keys signed a token. The token's content is for the caller to judge.</summary>
internal static class SignatureCheck
{
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    [SuppressMessage("Security", "CA5404:Do not disable token validation checks", Justification = "Each has an error code of its own and is made by the caller.")]
    public static async Task<bool> IsSignedAsync(string token, params IEnumerable<SecurityKey> keys)
    {
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = true,
            RequireSignedTokens = true,
            ValidAlgorithms = Algorithms,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        }).ConfigureAwait(false);
        return result.IsValid;
    }

    public static JsonWebToken? Read(string? text) =>
        text is not null && Handler.CanReadToken(text) ? TryRead(text) : null;

    /// <summary>Whether a token's lifetime is stated and holds now, give or take the five minutes by which clocks differ.</summary>
    public static bool IsAlive(JsonWebToken token, DateTimeOffset now)
    {
        var skew = TimeSpan.FromMinutes(5);
        var hasBegun = token.ValidFrom == DateTime.MinValue || now > token.ValidFrom - skew;
        return token.ValidTo != DateTime.MinValue && now < token.ValidTo + skew && hasBegun;
    }

    private static JsonWebToken? TryRead(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
