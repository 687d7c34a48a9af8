using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Meetings;

/// <summary>Whether a question is about who is let in: by a name, key or type in it, or in what its parts come from.</summary>
internal static class AdmissionWord
{
    private static readonly string[] Words = ["lobby", "scope", "bypass", "admit", "admission", "access"];

    public static bool IsIn(IOperation question, ValueTracer tracer) =>
        question.DescendantsAndSelf().Any(part => part is not IInstanceReferenceOperation && Mentions(part.Type?.Name))
        || Mentions(question.Syntax.ToString())
        || question.DescendantsAndSelf().SelectMany(part => tracer.Sources(part)).Any(source => Mentions(source.Syntax.ToString()));

    private static bool Mentions(string? text) =>
        text is not null && Array.Exists(Words, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
