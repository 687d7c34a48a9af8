using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>Reported in the stead of rules that name it as <see cref="Rule.WhenInverted"/>.</summary>
internal sealed class DoNotInvertDevelopmentGuards : Rule
{
    public const string RuleId = "ST1109";

    internal static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Development guard is inverted",
        "'{0}' is weakened everywhere but in development, because the guard around it is inverted; turn the condition round, or remove the exception",
        Category.Tls,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-295",
        "CWE-489");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
    }
}
