using OpenIddict.Server;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>
/// Members of the access token to come that a principal cannot carry: Entra writes an array even for one role, and
/// claims of a principal with one value become a plain string.
/// </summary>
internal static class TokenMembers
{
    public static Dictionary<string, object> Of(OpenIddictServerTransaction transaction)
    {
        var members = transaction.GetProperty<Dictionary<string, object>>(nameof(TokenMembers));
        if (members is null)
        {
            members = new(StringComparer.Ordinal);
            transaction.SetProperty(nameof(TokenMembers), members);
        }

        return members;
    }
}
