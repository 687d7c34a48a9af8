using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Rules.Secrets.Connections;
using SecureTeams.Analyzers.Rules.Secrets.Webhooks;

namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>What the rules for recognisable texts speak for: ST3109 before ST3106 before ST3102, and all of them before ST3113.</summary>
internal static class RecognisedSecrets
{
    /// <summary>
    /// Whether one of these rules judges the expression that a literal is a piece of, so that a rule for names need not.
    /// Ask it last: after a name has matched and before a report. The text is the literal's own, or that of the constant it is part of.
    /// </summary>
    public static bool Speak(IOperation literal, string text)
    {
        if (IsOne(text))
        {
            return true;
        }

        var whole = TextPieces.Whole(literal);
        return whole != literal && IsOne(TextPieces.Stated(whole));
    }

    private static bool IsOne(string text) => ConnectionSecret.In(text) is not null || HookAddress.In(text) is not null || SecretScan.In(text).IsFound;
}
