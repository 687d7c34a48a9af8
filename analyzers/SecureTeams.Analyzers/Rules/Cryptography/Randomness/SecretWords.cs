using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <summary>The words of a name, singular and without those that say nothing about what the value is for.</summary>
internal static class SecretWords
{
    private static readonly HashSet<string> Neutral = new(StringComparer.Ordinal)
    {
        "generate", "generated", "create", "created", "make", "new", "get", "build", "next", "produce", "issue", "set", "random", "rand", "secure", "temp", "temporary", "tmp", "unique", "strong",
        "default", "initial", "my", "the", "a", "raw", "plain", "async", "string", "str", "value", "bytes", "byte", "buffer", "chars", "char", "hex", "base", "data", "text", "result", "user", "m", "s", "p",
    };

    private static readonly HashSet<string> MakingVerbs = new(StringComparer.Ordinal) { "generate", "create", "make", "new", "issue" };

    /// <summary>What a class is, beside what it makes.</summary>
    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal)
    {
        "generator", "factory", "service", "provider", "helper", "helpers", "util", "utils", "utility", "utilities", "builder", "manager", "maker", "creator", "source", "handler", "extensions",
    };

    public static List<string> Of(string name)
    {
        var words = IdentifierWords.Of(name);
        words.RemoveAll(Neutral.Contains);
        for (var i = 0; i < words.Count; i++)
        {
            words[i] = Singular(words[i]);
        }

        return words;
    }

    public static List<string> OfType(string name)
    {
        var words = Of(name);
        words.RemoveAll(word => Roles.Contains(word) || Roles.Contains(word + "s"));
        return words;
    }

    /// <summary>"Generate", "CreateAsync", "RandomString": only the type around says what is made.</summary>
    public static bool AreMissing(string name) => Of(name).Count == 0;

    public static bool HasMakingVerb(string name) => IdentifierWords.Of(name).Any(MakingVerbs.Contains);

    /// <summary>"tokens" as a number is how many there are.</summary>
    public static bool IsPlural(string name) => name.Length > 2 && name[name.Length - 1] == 's' && name[name.Length - 2] != 's';

    private static string Singular(string word) => word is "pass" or "bypass" || !IsPlural(word) ? word : word.Substring(0, word.Length - 1);
}
