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

    /// <summary>What is given to a <c>params</c> parameter, be it an array or, in newer compilers, another collection; null for any other argument.</summary>
    public static ImmutableArray<IOperation>? OfParams(IArgumentOperation argument) =>
        IsParams(argument) ? Of(argument.Value) ?? argument.Value.ChildOperations.ToImmutableArray() : null;

    /// <summary>The oldest compiler we run on has no name for the newest kind.</summary>
    public static bool IsParams(IArgumentOperation argument) =>
        argument.ArgumentKind is not (ArgumentKind.None or ArgumentKind.Explicit or ArgumentKind.DefaultValue);

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
