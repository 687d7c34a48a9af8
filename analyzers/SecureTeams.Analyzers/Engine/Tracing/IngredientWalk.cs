using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Gathers everything that a value is made from. For evidence of a purpose, not for proof of a value.</summary>
internal sealed class IngredientWalk(ValueTracer tracer, CancellationToken cancellationToken)
{
    private const int MostIngredients = 512;

    private readonly ImmutableArray<IOperation>.Builder _found = ImmutableArray.CreateBuilder<IOperation>();
    private readonly HashSet<IOperation> _visited = [];
    private readonly HashSet<ILocalSymbol> _locals = new(SymbolEqualityComparer.Default);

    public ImmutableArray<IOperation> From(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            Visit(operation);
        }

        return _found.ToImmutable();
    }

    private void Visit(IOperation operation)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_found.Count >= MostIngredients || !_visited.Add(operation))
        {
            return;
        }

        _found.Add(operation);
        foreach (var child in operation.ChildOperations)
        {
            Visit(child);
        }

        switch (operation)
        {
            case ILocalReferenceOperation local when _locals.Add(local.Local):
                VisitLocal(local.Local, BodyIndex.Around(local));
                break;
            case IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                foreach (var source in tracer.Sources(operation))
                {
                    Visit(source);
                }

                break;
        }
    }

    private void VisitLocal(ILocalSymbol local, BodyIndex body)
    {
        foreach (var write in body.Writes(local))
        {
            if (write is not null)
            {
                Visit(write);
            }
        }

        if (!IsFilledLater(local.Type))
        {
            return;
        }

        foreach (var use in body.Of(local))
        {
            if (use is ILocalReferenceOperation)
            {
                VisitFilling(use);
            }
        }
    }

    private void VisitFilling(IOperation reference)
    {
        var current = reference;
        while (current.Parent is IConversionOperation or IArgumentOperation or IInvocationOperation or IPropertyReferenceOperation)
        {
            current = current.Parent;
        }

        if (current != reference)
        {
            Visit(current);
        }
    }

    private static bool IsFilledLater(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Array
        || type.Name is "Span" or "Memory" or "StringBuilder" or "MemoryStream" or "List" or "ArrayBufferWriter" or "Stream";
}
