using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Emulator.Identity;

namespace SecureTeams.Emulator.Graph;

/// <summary>Lets a request pass whose bearer token this emulator signed, for this Graph, in its lifetime, with a sufficient permission.</summary>
internal sealed class BearerGate(EntraState entra, Func<Uri> graphEndpoint)
{
    private const string InvalidToken = "InvalidAuthenticationToken";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>The audience of a Graph address: its origin without a slash at the end.</summary>
    public static string AudienceOf(Uri address) => address.GetLeftPart(UriPartial.Authority);

    public async Task AuthorizeAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw Challenge(context, "Access token is empty.");
        }

        var result = await _handler.ValidateTokenAsync(authorization["Bearer ".Length..].Trim(), Parameters(context)).ConfigureAwait(false);
        if (!result.IsValid)
        {
            throw Challenge(context, Explain(result.Exception));
        }

        var caller = GraphCaller.Of((JsonWebToken)result.SecurityToken);
        if (entra.Challenges.Rejects(caller.TokenId))
        {
            throw Challenge(context, "Access token has been revoked.");
        }

        RequireClaims(context, caller);
        RequirePermission(context, caller);
        context.Features.Set(caller);
    }

    private void RequireClaims(HttpContext context, GraphCaller caller)
    {
        if (entra.Challenges.OnGraph(caller.TokenId) is not { } claims)
        {
            return;
        }

        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(claims));
        context.Response.Headers.WWWAuthenticate =
            $"Bearer realm=\"\", authorization_uri=\"{entra.Main.Absolute(entra.Main.AuthorizePath)}\", error=\"insufficient_claims\", claims=\"{encoded}\"";
        throw new GraphFailure(StatusCodes.Status401Unauthorized, InvalidToken, "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp");
    }

    private static string Explain(Exception exception) => exception switch
    {
        SecurityTokenInvalidLifetimeException => "Lifetime validation failed, the token is expired or not yet valid.",
        SecurityTokenInvalidAudienceException => "Access token validation failure. Invalid audience.",
        SecurityTokenInvalidIssuerException => "Access token validation failure. Invalid issuer.",
        SecurityTokenMalformedException => "CompactToken parsing failed.",
        _ => "Signature validation failed.",
    };

    private static void RequirePermission(HttpContext context, GraphCaller caller)
    {
        var needed = context.GetEndpoint()?.Metadata.GetMetadata<GraphRoute>()?.Permission
            ?? (HttpMethods.IsGet(context.Request.Method) ? GraphPermission.ReadMeetings : GraphPermission.WriteMeetings);
        if (!needed.Allows(caller))
        {
            throw GraphFailure.Forbidden("Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        }
    }

    private GraphFailure Challenge(HttpContext context, string message)
    {
        context.Response.Headers.WWWAuthenticate =
            $"Bearer realm=\"\", authorization_uri=\"{entra.Main.Absolute(entra.Main.AuthorizePath)}\", error=\"invalid_token\"";
        return new GraphFailure(StatusCodes.Status401Unauthorized, InvalidToken, message);
    }

    private TokenValidationParameters Parameters(HttpContext context) => new()
    {
        IssuerSigningKeys = entra.SigningKeys.Public,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuers = entra.Tenants.Select(tenant => tenant.Issuer),
        // A further endpoint also takes tokens for its own origin; the port is the listener's, not the Host header's.
        ValidAudiences = [AudienceOf(graphEndpoint()), $"https://localhost:{context.Connection.LocalPort}"],
        LifetimeValidator = IsAlive,
    };

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = entra.Clock.GetUtcNow().UtcDateTime;
        return expires is not null && now < expires && (notBefore is null || notBefore <= now);
    }
}
