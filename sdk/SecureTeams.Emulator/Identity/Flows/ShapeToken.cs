using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using SecureTeams.Emulator.Identity.Challenges;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>Gives tokens Entra's outer shape: <c>typ</c> is <c>JWT</c>, with <c>nbf</c> and <c>uti</c>, without OpenIddict's own claims.</summary>
internal sealed class ShapeToken(EntraState entra) : IOpenIddictServerHandler<GenerateTokenContext>
{
    private static readonly string[] ForeignClaims = [Claims.ClientId, Claims.JwtId, Claims.Scope];

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<GenerateTokenContext>()
        .UseSingletonHandler<ShapeToken>()
        .SetOrder(Protection.GenerateIdentityModelToken.Descriptor.Order - 1)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType is not (TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.IdentityToken))
        {
            return ValueTask.CompletedTask;
        }

        // OpenIddict prefers the symmetric key, which is for its own codes.
        context.SigningCredentials = entra.SigningKeys.Current.Credentials;
        var token = context.SecurityTokenDescriptor;
        token.TokenType = "JWT";
        token.NotBefore = token.IssuedAt;
        foreach (var claim in token.Subject?.Claims.Where(claim => IsForeign(claim.Type)).ToArray() ?? [])
        {
            token.Subject?.RemoveClaim(claim);
        }

        foreach (var name in token.Claims?.Keys.Where(IsForeign).ToArray() ?? [])
        {
            token.Claims?.Remove(name);
        }

        token.Claims ??= new Dictionary<string, object>(StringComparer.Ordinal);
        var id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        token.Claims["uti"] = id;
        if (context.TokenType is TokenTypeIdentifiers.AccessToken)
        {
            entra.Issued.Add(id, context.Transaction.GetProperty<ClaimsRequest>(nameof(ClaimsRequest)));
            foreach (var (name, value) in TokenMembers.Of(context.Transaction))
            {
                token.Claims[name] = value;
            }
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsForeign(string name) =>
        ForeignClaims.Contains(name, StringComparer.Ordinal) || name.StartsWith("oi_", StringComparison.Ordinal);
}
