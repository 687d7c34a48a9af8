using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

internal static class EnclosingNames
{
    public static IEnumerable<string> Of(IOperation operation, ISymbol containingSymbol)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation function)
            {
                yield return function.Symbol.Name;
            }
        }

        for (var symbol = containingSymbol; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            yield return symbol is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : symbol.Name;
        }
    }

    public static string? OfMethod(IOperation operation) =>
        ControlFlow.Root(operation) is IMethodBodyOperation { SemanticModel: { } model } body ? model.GetDeclaredSymbol(body.Syntax)?.Name : null;
}
