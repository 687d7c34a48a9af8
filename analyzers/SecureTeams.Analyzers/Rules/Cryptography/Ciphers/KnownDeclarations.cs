using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>What is asked about the text of a declaration at every cipher in it, and found out once.</summary>
internal sealed class KnownDeclarations(Func<SyntaxNode, bool> holds)
{
    private readonly ConditionalWeakTable<SyntaxNode, StrongBox<bool>> _known = new();

    public bool Holds(ISymbol type, CancellationToken cancellationToken)
    {
        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            if (_known.GetValue(declaration.GetSyntax(cancellationToken), node => new StrongBox<bool>(holds(node))).Value)
            {
                return true;
            }
        }

        return false;
    }
}
