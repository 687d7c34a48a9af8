using System.Collections.Concurrent;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>Whether a name is the name of a secret, and not of something about one: the noun at its end decides.</summary>
internal static class SecretName
{
    /// <summary>Sentences are keys of translations.</summary>
    private const int Longest = 80;

    private static readonly string[] Stems = ["pass", "pwd", "pswd", "secret", "token", "key", "cred", "pin", "jwt", "pat"];

    /// <summary>Only names with a stem get here, and these are few.</summary>
    private static readonly ConcurrentDictionary<string, SecretKind> Known = new(StringComparer.Ordinal);

    private static readonly Func<string, SecretKind> Classify = static name => Of(Nouns(name));

    /// <summary>Answers from a table, so that a name that comes again costs nothing.</summary>
    public static SecretKind KindOf(string name) => HasStem(name) ? Known.GetOrAdd(name, Classify) : SecretKind.None;

    /// <summary>The name of a configuration key or an environment variable: no lexer has tokens there.</summary>
    public static SecretKind KindOfKey(string key) =>
        KindOf(key) is var kind && kind == SecretKind.Loose && EndsWithToken(key) ? SecretKind.Secret : kind;

    private static bool EndsWithToken(string key) => key.EndsWith("token", StringComparison.OrdinalIgnoreCase);

    private static bool HasStem(string name)
    {
        if (name.Length is < 3 or > Longest)
        {
            return false;
        }

        foreach (var stem in Stems)
        {
            if (name.IndexOf(stem, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Nouns(string name)
    {
        var words = IdentifierWords.Of(name);
        for (var i = words.Count - 2; i >= 0; i--)
        {
            if (NameWords.IsOneWord(words[i], words[i + 1]))
            {
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
        }

        var end = words.FindIndex(Math.Min(1, words.Count), NameWords.Prepositions.Contains);
        if (end > 0)
        {
            words.RemoveRange(end, words.Count - end);
        }

        while (words.Count > 1 && NameWords.Trailing.Contains(words[words.Count - 1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count > 1 && words[0] is "get" or "load" or "read" or "fetch" or "retrieve")
        {
            words.RemoveAt(0);
        }

        return words;
    }

    private static SecretKind Of(List<string> words)
    {
        if (words.Count == 0 || (words.Count > 1 && NameWords.Verbs.Contains(words[0]) && !IsNounBeforeToken(words)))
        {
            return SecretKind.None;
        }

        var head = words[words.Count - 1];
        foreach (var word in words)
        {
            if (NameWords.About.Contains(word) && !(word == "enc" && head == "key"))
            {
                return SecretKind.None;
            }
        }

        var owner = words.Count > 1 ? words[words.Count - 2] : string.Empty;
        return OfHead(head, owner) is var kind && kind == SecretKind.None && head.Length >= 4 && head[head.Length - 1] == 's' && OfHead(head.Substring(0, head.Length - 1), owner) != SecretKind.None
            ? SecretKind.Loose
            : kind;
    }

    /// <summary>"Confirm password" is a second password, and "verify token" what a webhook is registered with.</summary>
    private static bool IsNounBeforeToken(List<string> words) => words[0] switch
    {
        "confirm" or "test" => true,
        "verify" or "reset" => words[words.Count - 1] == "token",
        _ => false,
    };

    private static SecretKind OfHead(string head, string owner) => head switch
    {
        _ when NameWords.Passwords.Contains(head) => SecretKind.Password,
        "pass" => NameWords.PassOwners.Contains(owner) ? SecretKind.Password : owner.Length == 0 ? SecretKind.Secret : SecretKind.None,
        "secret" => NameWords.SecretOwners.Contains(owner) ? SecretKind.OwnedSecret : SecretKind.Secret,
        "credential" or "credentials" or "creds" or "cred" => SecretKind.Credential,
        "pin" or "pincode" => SecretKind.Pin,
        "code" when owner == "pin" => SecretKind.Pin,
        "key" => OfKey(owner),
        "token" => OfToken(owner),
        "jwt" => SecretKind.Loose,
        "pat" => NameWords.TokenOwnersOfPat.Contains(owner) ? SecretKind.Secret : owner.Length == 0 ? SecretKind.Loose : SecretKind.None,
        _ => OfOneWord(head),
    };

    private static SecretKind OfKey(string owner) =>
        NameWords.KeyOwners.Contains(owner) || owner is "enc" ? SecretKind.Secret
        : NameWords.Ambiguous.Contains(owner) ? SecretKind.Loose
        : SecretKind.None;

    private static SecretKind OfToken(string owner) =>
        NameWords.TokenOwners.Contains(owner) ? SecretKind.Secret
        : owner is "key" || NameWords.Harmless.Contains(owner) ? SecretKind.None
        : SecretKind.Loose;

    private static SecretKind OfOneWord(string word)
    {
        foreach (var (ending, kind) in NameWords.Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return NameWords.Verbs.Contains(word.Substring(0, word.Length - ending.Length)) ? SecretKind.None : kind;
            }
        }

        return SecretKind.None;
    }
}
