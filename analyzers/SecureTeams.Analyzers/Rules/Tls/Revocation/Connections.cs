using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

internal static class Connections
{
    /// <summary>A handler that is known as a message handler only: nobody can set the check any more without a cast.</summary>
    public static bool TakesAsIs(ITypeSymbol? type) => type is { Name: "HttpMessageHandler", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "Net" } };

    /// <summary>The method or local function that an operation stands in; null in a lambda.</summary>
    public static IMethodSymbol? MethodAround(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation:
                    return null;
                case ILocalFunctionOperation local:
                    return local.Symbol;
                case IMethodBodyOperation body:
                    return body.SemanticModel?.GetDeclaredSymbol(body.Syntax) as IMethodSymbol;
            }
        }

        return null;
    }
}
