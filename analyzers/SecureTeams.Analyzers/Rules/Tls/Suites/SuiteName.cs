using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Suites;

internal static class SuiteName
{
    /// <summary>The weak suites that an element of a list can be.</summary>
    public static IEnumerable<string> Weak(IOperation element, ValueTracer tracer)
    {
        foreach (var origin in tracer.Constants(element).Origins)
        {
            if (Of(origin) is { } name && WeakSuite.Is(name))
            {
                yield return name;
            }
        }
    }

    /// <summary>The member of the platform's enum, or the constant of Bouncy Castle.</summary>
    private static string? Of(IOperation origin) => origin switch
    {
        { Type.TypeKind: TypeKind.Enum } => EnumMember.NameOf(origin.Type, origin.ConstantValue.Value),
        IFieldReferenceOperation { Field: { ContainingType.Name: "CipherSuite" } field } => field.Name,
        _ => null,
    };
}
