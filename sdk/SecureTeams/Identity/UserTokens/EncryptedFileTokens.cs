using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>The token of the person who signed in to a tool, in that person's encrypted store: all that MSAL holds, as one entry.</summary>
internal sealed class EncryptedFileTokens(string name) : UserTokenCache
{
    private const int LongestName = 64;

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_");

    internal static string? NameFault(string name) =>
        name.Length <= LongestName && char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(NameCharacters)
            ? null
            : $"The name must have 1 to {LongestName} letters, digits, dots, hyphens and underscores, and begin with a letter or digit.";

    internal override string? Fault(bool isDelegated) => isDelegated
        ? null
        : "UserTokens: UserTokenCache.EncryptedFile keeps the tokens of the one person who signs in (FromInteractive, FromDeviceCode); for users on whose behalf an application acts choose InMemory or Distributed.";

    internal override UserTokenLink Open(IssuerSettings settings) => new PersonalStoreLink(new PersonalStore(name), settings.Logger);
}
