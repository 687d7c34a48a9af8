using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>G-cmp for an initializer: the object it fills is made for a comparison only.</summary>
internal static class ComparedObject
{
    public static bool Holds(IOperation writer) =>
        writer.Parent is IObjectOrCollectionInitializerOperation { Parent: { } created }
        && created is IObjectCreationOperation or IWithOperation
        && Comparison.Guards(created);
}
