using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

internal abstract class Rule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    public string Id => Descriptor.Id;

    public abstract void Register(RuleRegistry registry);
}
