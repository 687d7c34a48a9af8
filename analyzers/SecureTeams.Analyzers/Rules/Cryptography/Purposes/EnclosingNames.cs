using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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
}
