using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

internal abstract class Rule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    public string Id => Descriptor.Id;

    /// <summary>Ids of more specific rules: where one of them reports the same place, this one is silent.</summary>
    public virtual IReadOnlyList<string> YieldsTo => [];

    /// <summary>Reported in this rule's stead under a guard that spares development and lets everybody else have it.</summary>
    public virtual DiagnosticDescriptor? WhenInverted => null;

    /// <summary>Reported in this rule's stead under a guard that lets development only have it.</summary>
    public virtual DiagnosticDescriptor? WhenDevelopmentOnly => null;

    /// <summary>The rule says nothing, and costs nothing, unless <c>secureteams.fips</c> is <c>enforce</c>.</summary>
    public virtual bool IsForFipsOnly => false;

    public abstract void Register(RuleRegistry registry);
}
