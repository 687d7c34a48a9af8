using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>The members of an array, collection expression or collection initialiser.</summary>
internal static class Elements
{
    /// <summary>Null when the operation is none of these.</summary>
    public static ImmutableArray<IOperation>? Of(IOperation operation)
    {
        switch (operation)
        {
            case IArrayCreationOperation { Initializer: { } initializer }:
                return initializer.ElementValues;
            case IObjectCreationOperation { Initializer: { } initializer }:
                return OfInitializer(initializer);
            // The oldest compiler we run on shows collection expressions as syntax only.
            case var _ when operation.Syntax.IsKind(SyntaxKind.CollectionExpression):
                return operation.ChildOperations.ToImmutableArray();
            default:
                return null;
        }
    }

    private static ImmutableArray<IOperation> OfInitializer(IObjectOrCollectionInitializerOperation initializer)
    {
        var elements = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var entry in initializer.Initializers)
        {
            if (entry is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add)
            {
                elements.Add(add.Arguments[0].Value);
            }
        }

        return elements.ToImmutable();
    }
}
