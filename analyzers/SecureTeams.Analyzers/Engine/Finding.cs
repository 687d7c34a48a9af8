using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Settings;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Makes of what a rule says what is reported: policy, baseline and guards have spoken.</summary>
internal static class Finding
{
    /// <summary>Null where the policy of the organisation switches the rule off.</summary>
    public static Diagnostic? Of(
        CompilationFacts facts,
        DiagnosticDescriptor rule,
        Location place,
        ISymbol containingSymbol,
        DiagnosticSeverity severity,
        Lowering lowering,
        string[] arguments)
    {
        if (severity == DiagnosticSeverity.Warning && rule.Category == Category.Cryptography && facts.Settings.Fips(place.SourceTree!) == FipsPolicy.Enforce)
        {
            severity = DiagnosticSeverity.Error;
        }

        var entry = Baseline.Entry(rule.Id, place, containingSymbol);
        if (facts.Settings.Knows(entry))
        {
            lowering = Lowering.To(DiagnosticSeverity.Info, "in the baseline").Or(lowering);
        }

        return facts.Settings.Effective(rule, severity, lowering) is { } effective
            ? Diagnostic.Create(rule, place, effective, additionalLocations: null, Properties(entry, lowering), Slots(lowering, arguments))
            : null;
    }

    private static ImmutableDictionary<string, string?> Properties(string entry, Lowering lowering)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Baseline.EntryProperty, entry);
        return lowering.IsPrescribed ? properties.Add(Sink.PrescribedProperty, null) : properties;
    }

    private static object[] Slots(Lowering lowering, string[] arguments)
    {
        var slots = new object[RuleDescriptor.LoweringSlot + 1];
        arguments.CopyTo(slots, 0);
        slots[RuleDescriptor.LoweringSlot] = lowering.Reason;
        return slots;
    }
}
