using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Rules.Secrets.Fragments;
using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;

namespace SecureTeams.Analyzers.Rules.Secrets.Fallbacks;

/// <summary>A literal that takes the place of a secret which is not configured. ST3110 speaks for it, so that no other rule need.</summary>
internal static class FallbackLiteral
{
    public static bool Is(IOperation literal) => Whole.TextOf(literal) is { } text && MayBe(literal, text) && NameOf(literal, text) is not null;

    /// <summary>Whether it is worth asking; allocates nothing.</summary>
    public static bool MayBe(IOperation literal, string text)
    {
        var isPart = PasswordFragment.MayBeIn(text);
        return (isPart || PlausibleSecret.MayBe(text)) && Whole.IsStated(literal) && ReplacedValue.IsReplaced(literal) && (isPart || IsNamed(literal));
    }

    /// <summary>What the secret is called; null when it is none, or one that is recognised by itself.</summary>
    public static string? NameOf(IOperation literal, string text)
    {
        if (RecognisedSecrets.Speak(literal, text))
        {
            return null;
        }

        if (PasswordFragment.In(text) is { } fragment)
        {
            return fragment.Name;
        }

        foreach (var naming in ReplacedValue.Names(literal))
        {
            if (PlausibleSecret.Fits(naming.Kind, naming.Name, text, isUsed: true))
            {
                return naming.Name;
            }
        }

        return Fits(NameAbove.Of(literal), text);
    }

    /// <summary>What has to be set instead: the first name that is looked up or tested, and else what the value is given to.</summary>
    public static string? SettingOf(IOperation literal, string text)
    {
        foreach (var naming in ReplacedValue.Names(literal))
        {
            if (naming.Kind != SecretKind.None)
            {
                return naming.Name;
            }
        }

        return NameOf(literal, text);
    }

    private static string? Fits(Naming naming, string text) => PlausibleSecret.Fits(naming.Kind, naming.Name, text) ? naming.Name : null;

    private static bool IsNamed(IOperation literal) => NameAbove.Of(literal).Kind != SecretKind.None || ReplacedValue.IsSecret(literal);
}
