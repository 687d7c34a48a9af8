using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Names;

namespace SecureTeams.Analyzers.Rules.Secrets.Plausibility;

/// <summary>A text that names a secret: a field of a form, a key of the configuration, an entry of a vault, a header.</summary>
internal static class NameOfSecret
{
    private const int MostDigits = 2;

    public static bool Matches(string name, string text, List<string> words, TextShape shape, bool isUsed)
    {
        if (shape.IsRandom || shape.Symbols > 0 || words.Count == 0)
        {
            return false;
        }

        if (words.Count == 1 && shape.IsWords && IsWordOfSecret(name, words[0]))
        {
            return false;
        }

        if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase) || (shape.IsWords && IsWithin(words, name)))
        {
            return true;
        }

        return IsPathOfWords(text, shape) || (!isUsed && IsSlug(shape) && NamesSecret(words) && !IsBoast(text, words));
    }

    /// <summary>"dev-secret", "local-signing-key".</summary>
    public static bool IsPhrase(List<string> words, TextShape shape) => IsSlug(shape) && words.Count > 1 && NamesSecret(words);

    /// <summary>"my-super-secret-key", "supersecret": written by somebody who needed a secret.</summary>
    public static bool IsBoast(string text, List<string> words)
    {
        if (words.Exists(ValueWords.Secrets.Contains) && words.Exists(ValueWords.Boasts.Contains))
        {
            return true;
        }

        foreach (var boast in ValueWords.GluedBoasts)
        {
            if (text.StartsWith(boast, StringComparison.OrdinalIgnoreCase) && words.Count == 1 && HasGluedSecret(text, boast.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasGluedSecret(string text, int start)
    {
        foreach (var secret in ValueWords.GluedSecrets)
        {
            if (text.IndexOf(secret, start, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithin(List<string> words, string name) => NamesSecret(words) && words.TrueForAll(IdentifierWords.Of(name).Contains);

    /// <summary>A default password that is "password", and a password that is "secret".</summary>
    private static bool IsWordOfSecret(string name, string word) =>
        word is "secret" or "password"
        && SecretName.KindOf(name) == SecretKind.Password
        && (word == "secret" || IdentifierWords.Of(name).Exists(static own => own is "default" or "initial" or "hardcoded" or "seed" or "temp" or "temporary"));

    /// <summary>"AzureAd:ClientSecret", "Labels.Password", "user_password".</summary>
    private static bool IsPathOfWords(string text, TextShape shape) =>
        shape.IsWords && (text.IndexOf(':') > 0 || text.IndexOf('.') > 0) && !IsLowerPair(text, shape);

    /// <summary>A user and a password.</summary>
    private static bool IsLowerPair(string text, TextShape shape) =>
        shape is { Upper: 0, Separators: 1 } && text.IndexOf(':') > 0;

    /// <summary>Words with a number or two at most, and where there is one, all in small letters: "db-password-2", but not "Password-2024".</summary>
    private static bool IsSlug(TextShape shape) =>
        shape.IsWords || (shape.Digits <= MostDigits && shape.Upper == 0 && shape.Separators > 0);

    private static bool NamesSecret(List<string> words) => words.Exists(ValueWords.Secrets.Contains);
}
