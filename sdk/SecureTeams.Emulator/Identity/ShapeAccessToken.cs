using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SecureTeams.Emulator.Identity;

/// <summary>Gives access tokens Entra's outer shape: <c>typ</c> is <c>JWT</c>, with <c>nbf</c>, without OpenIddict's own claims.</summary>
internal sealed class ShapeAccessToken(Tenant tenant) : IOpenIddictServerHandler<GenerateTokenContext>
{
    private static readonly string[] ForeignClaims = [Claims.ClientId, Claims.JwtId, Claims.Scope];

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<GenerateTokenContext>()
        .UseSingletonHandler<ShapeAccessToken>()
        .SetOrder(Protection.GenerateIdentityModelToken.Descriptor.Order - 1)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType is not TokenTypeIdentifiers.AccessToken)
        {
            return ValueTask.CompletedTask;
        }

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

        // Entra writes an array even for one role; claims of a principal with one value become a plain string.
        token.Claims ??= new Dictionary<string, object>(StringComparer.Ordinal);
        token.Claims["roles"] = tenant.Options.Roles.ToArray();
        return ValueTask.CompletedTask;
    }

    private static bool IsForeign(string name) =>
        ForeignClaims.Contains(name, StringComparer.Ordinal) || name.StartsWith("oi_", StringComparison.Ordinal);
}
