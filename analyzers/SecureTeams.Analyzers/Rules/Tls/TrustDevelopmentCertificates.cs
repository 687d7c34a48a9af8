using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>Reported in the stead of rules that name it as <see cref="Rule.WhenDevelopmentOnly"/>.</summary>
internal sealed class TrustDevelopmentCertificates : Rule
{
    public const string RuleId = "ST1110";

    internal static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Trust-all limited to development",
        "'{0}' accepts every certificate in development, which hides certificate faults until production; trust the development certificate ('dotnet dev-certs https --trust') instead",
        Category.Tls,
        DiagnosticSeverity.Info,
        Priority.P1,
        "CWE-295",
        "CWE-489");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
    }
}
