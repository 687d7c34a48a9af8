using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SecureTeams.Analyzers.Engine.Settings;

namespace SecureTeams.Analyzers.Engine;

/// <summary>One additional file, as a rule sees it.</summary>
internal sealed class FileSink(AdditionalFileAnalysisContext context, SourceText text, Rule rule)
{
    public string Text { get; } = text.ToString();

    public void Report(TextSpan span, params string[] arguments)
    {
        var slots = new object[RuleDescriptor.LoweringSlot + 1];
        arguments.CopyTo(slots, 0);
        slots[RuleDescriptor.LoweringSlot] = string.Empty;
        if (new RuleSettings(context.Options).Effective(rule.Descriptor, rule.Descriptor.DefaultSeverity, Lowering.None) is { } severity)
        {
            var place = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            context.ReportDiagnostic(Diagnostic.Create(rule.Descriptor, place, severity, additionalLocations: null, properties: null, slots));
        }
    }
}
