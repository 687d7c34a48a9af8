using Microsoft.IdentityModel.JsonWebTokens;

namespace SecureTeams.Identity.TabTokens;

/// <summary>Reads claims for what they are, without the conversions of a claims principal.</summary>
internal static class TabClaims
{
    /// <summary>The claim when it is a text, otherwise null.</summary>
    internal static string? Text(JsonWebToken token, string name) =>
        token.TryGetPayloadValue(name, out object? value) ? value as string : null;

    internal static Guid? Id(JsonWebToken token, string name) =>
        Guid.TryParseExact(Text(token, name), "D", out Guid id) ? id : null;

    /// <summary>Tells whether the list, which spaces divide, holds the word as a whole.</summary>
    internal static bool HasWord(string? list, string word)
    {
        foreach (Range part in list.AsSpan().Split(' '))
        {
            if (list.AsSpan(part).SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether at least one of the claims is there, and each that is there names an allowed client.</summary>
    internal static bool NamesOneOf(JsonWebToken token, HashSet<Guid> allowed, params ReadOnlySpan<string> names)
    {
        bool isNamed = false;
        foreach (string name in names)
        {
            if (!token.TryGetPayloadValue(name, out object? _))
            {
                continue;
            }

            if (Id(token, name) is not { } client || !allowed.Contains(client))
            {
                return false;
            }

            isNamed = true;
        }

        return isNamed;
    }
}
