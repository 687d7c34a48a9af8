using System.Globalization;
using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Settings;
using SecureTeams.Analyzers.Rules.Cryptography;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography.KeyDerivations;

/// <summary>The least number of rounds, as it is written in code.</summary>
internal static class IterationLiteral
{
    public static string Of(Document document, SyntaxNode place, bool isSha512 = false) =>
        IterationMinimum.Of(Option(document, place), isSha512).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');

    public static string? Option(Document document, SyntaxNode place) =>
        new RuleSettings(document.Project.AnalyzerOptions).Option(DoNotDeriveKeysInFewIterations.Pbkdf2Min, place.SyntaxTree);
}
