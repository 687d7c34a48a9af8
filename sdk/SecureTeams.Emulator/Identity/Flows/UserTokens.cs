using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>Issues a person's tokens, with what MSAL needs beside them.</summary>
internal sealed class UserTokens(EntraState entra, Tenant tenant)
{
    private const string GrantedScopes = nameof(GrantedScopes);

    public void Issue(HandleTokenRequestContext context, EmulatedUser user)
    {
        var application = entra.Applications.Find(context.ClientId, tenant) ?? throw new InvalidOperationException("An unknown client passed authentication.");
        var (scopes, refusal) = RequestedScopes.Resolve(ScopeOf(context), entra, application);
        if (scopes is null)
        {
            refusal?.End(context);
            return;
        }

        context.Transaction.SetProperty(nameof(EmulatedUser), user);
        context.Transaction.SetProperty(GrantedScopes, scopes.Granted);
        context.SignIn(UserPrincipal.For(user, tenant, application, scopes));
    }

    public static (EmulatedUser? User, string? Scopes) Issued(OpenIddictServerTransaction transaction) =>
        (transaction.GetProperty<EmulatedUser>(nameof(EmulatedUser)), transaction.GetProperty<string>(GrantedScopes));

    // A code is redeemed for the scopes it was given for, unless the client repeats some of them.
    private static string? ScopeOf(HandleTokenRequestContext context) => string.IsNullOrWhiteSpace(context.Request.Scope)
        ? context.Principal?.FindFirst(SignedInScopes)?.Value
        : context.Request.Scope;

    /// <summary>The claim in which a code keeps the scopes that were asked for, as they were written.</summary>
    public const string SignedInScopes = "requested_scopes";
}
