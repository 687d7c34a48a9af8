using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>G-dev: what the code around an operation says about the environment it runs in.</summary>
internal static class DevelopmentGuards
{
    /// <summary>Asks the place itself, then the only call of the private method that it is in.</summary>
    public static DevelopmentGuard Around(IOperation operation, ISymbol containingSymbol, ValueTracer tracer)
    {
        var guard = AroundPlace(operation, containingSymbol, tracer);
        return guard == DevelopmentGuard.None && containingSymbol is IMethodSymbol method && tracer.OnlyCall(method) is { } call
            ? AroundPlace(call, containingSymbol, tracer)
            : guard;
    }

    private static DevelopmentGuard AroundPlace(IOperation operation, ISymbol containingSymbol, ValueTracer tracer)
    {
        var condition = new EnvironmentCondition(tracer);
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            var guard = condition.Guarding(parent, current);
            if (guard != DevelopmentGuard.None)
            {
                return guard;
            }
        }

        if (IsDebugOnly(operation, containingSymbol))
        {
            return DevelopmentGuard.DevelopmentOnly;
        }

        return DebugRegions.Around(operation.Syntax);
    }

    private static bool IsDebugOnly(IOperation operation, ISymbol containingSymbol)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation localFunction && HasDebugCondition(localFunction.Symbol))
            {
                return true;
            }
        }

        return HasDebugCondition(containingSymbol);
    }

    private static bool HasDebugCondition(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "ConditionalAttribute", ConstructorArguments.Length: 1 } && "DEBUG".Equals(attribute.ConstructorArguments[0].Value))
            {
                return true;
            }
        }

        return false;
    }
}
