using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>The token of the person who signed in to a tool, in that person's encrypted store: all that MSAL holds, as one entry.</summary>
internal sealed class EncryptedFileTokens(string name) : UserTokenCache
{
    private const int LongestName = 64;

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_");

    internal static string? Fault(string name) =>
        name.Length <= LongestName && char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(NameCharacters)
            ? null
            : $"The name must have 1 to {LongestName} letters, digits, dots, hyphens and underscores, and begin with a letter or digit.";

    internal override Action<ITokenCache> Open(IssuerSettings settings) => new PersonalStoreBinding(new PersonalStore(name), settings.Logger).Attach;
}
