using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>Code that is named after checking an implementation with published vectors, as a module does when it starts.</summary>
internal static class KnownAnswer
{
    private static readonly string[] Names = ["selftest", "knownanswer", "testvector", "powerontest", "powerup"];

    public static bool IsChecked(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation function && IsNamed(function.Symbol.Name))
            {
                return true;
            }
        }

        for (var symbol = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart); symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (IsNamed(symbol.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(string name)
    {
        var words = string.Concat(IdentifierWords.Of(name));
        return Array.Exists(Names, checking => words.IndexOf(checking, StringComparison.Ordinal) >= 0);
    }
}
