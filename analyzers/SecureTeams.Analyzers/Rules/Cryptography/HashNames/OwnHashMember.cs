using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>A property or field of the program's own that others may set and that its type hands on to an API that takes the name of a hash.</summary>
internal static class OwnHashMember
{
    /// <summary>What a value that is written to such a member is used for; null when nobody knows, or when the API's own argument shows the value.</summary>
    public static HashNameSink? Behind(ValueTracer tracer, IOperation value)
    {
        if (Written(value) is not { DeclaringSyntaxReferences.IsEmpty: false } member || IsSeenFromInside(member))
        {
            return null;
        }

        foreach (var reference in tracer.References(member))
        {
            if (MemberWrite.Through(reference) is null && OwnHashParameter.Taker(tracer, reference) is { } sink)
            {
                return sink;
            }
        }

        return null;
    }

    private static ISymbol? Written(IOperation value) => value.Parent switch
    {
        IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => properties[0],
        IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => fields[0],
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment when assignment.Value == value => target.Member.OriginalDefinition,
        _ => null,
    };

    /// <summary>The tracer knows every write to these.</summary>
    private static bool IsSeenFromInside(ISymbol member) => member switch
    {
        IPropertySymbol property => !SourceBodies.CanBeOverridden(property) && property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private },
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        _ => true,
    };
}
