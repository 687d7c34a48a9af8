using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

internal static class FunctionNames
{
    /// <summary>The method or property that a body belongs to.</summary>
    public static ISymbol? Declared(IOperation body)
    {
        for (var syntax = body.Syntax; syntax is not null; syntax = syntax.Parent)
        {
            switch (body.SemanticModel?.GetDeclaredSymbol(syntax))
            {
                case IMethodSymbol { AssociatedSymbol: IPropertySymbol property }:
                    return property;
                case IMethodSymbol or IPropertySymbol:
                    return body.SemanticModel.GetDeclaredSymbol(syntax);
                case INamedTypeSymbol:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The name that says what a method makes: its own, or that of a type such as <c>PasswordGenerator</c> when its own is only a verb.</summary>
    public static string Telling(IMethodSymbol method) =>
        SecretWords.AreMissing(method.Name) && method is { MethodKind: not MethodKind.LocalFunction, ContainingType.Name: var type }
            ? string.Join("_", SecretWords.OfType(type))
            : method.Name;
}
