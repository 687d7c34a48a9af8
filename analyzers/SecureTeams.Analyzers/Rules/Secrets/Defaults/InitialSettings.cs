using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.Defaults;

/// <summary>Pairs that the configuration starts with: they hold where no file, variable or vault says otherwise.</summary>
internal static class InitialSettings
{
    /// <summary>Whether the entry is one of them.</summary>
    public static bool Contain(IOperation entry, ValueTracer tracer)
    {
        IOperation? collection = null;
        for (var current = entry; current.Parent is { } parent; current = parent)
        {
            if (Takes(parent))
            {
                return true;
            }

            if (current is IObjectCreationOperation or IArrayCreationOperation)
            {
                collection = current;
            }

            if (parent is IVariableInitializerOperation or IFieldInitializerOperation or IExpressionStatementOperation)
            {
                break;
            }
        }

        foreach (var consumer in tracer.Consumers(collection ?? Target(entry) ?? entry))
        {
            if (Takes(consumer))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Takes(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name == "AddInMemoryCollection",
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "InitialData" } } => true,
        _ => false,
    };

    /// <summary>The dictionary that an entry is put into by a statement of its own.</summary>
    private static IOperation? Target(IOperation entry)
    {
        for (var current = entry.Parent; current is not null and not IExpressionStatementOperation; current = current.Parent)
        {
            if (current is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation local } })
            {
                return Created(local);
            }

            if (current is IInvocationOperation { Instance: ILocalReferenceOperation added })
            {
                return Created(added);
            }
        }

        return null;
    }

    private static IOperation? Created(ILocalReferenceOperation local)
    {
        var writes = BodyIndex.Around(local).Writes(local.Local);
        return writes is { Count: 1 } ? writes[0] : null;
    }
}
