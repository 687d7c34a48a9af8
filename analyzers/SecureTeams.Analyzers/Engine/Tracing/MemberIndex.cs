using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Where a whole compilation names fields and properties of other types; made at the first question, in one walk for all of them.</summary>
internal sealed class MemberIndex
{
    private const int MostUses = 32;

    private readonly Dictionary<string, List<ExpressionSyntax>> _uses = new(StringComparer.Ordinal);

    public MemberIndex(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
            var isOpen = root.Usings.Any(static import => import.StaticKeyword.RawKind != 0);
            foreach (var node in root.DescendantNodes())
            {
                if (node is MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access)
                {
                    Add(access.Name.Identifier.ValueText, access);
                }
                else if (isOpen && node is IdentifierNameSyntax { Parent: not (MemberAccessExpressionSyntax or InvocationExpressionSyntax or QualifiedNameSyntax) } name)
                {
                    Add(name.Identifier.ValueText, name);
                }
            }
        }
    }

    public List<IOperation> Of(ISymbol member, SourceBodies sources, CancellationToken cancellationToken)
    {
        var uses = new List<IOperation>();
        foreach (var syntax in _uses.TryGetValue(member.Name, out var named) ? named : [])
        {
            if (uses.Count == MostUses)
            {
                break;
            }

            if (sources.Operation(syntax, cancellationToken) is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member.OriginalDefinition))
            {
                uses.Add(reference);
            }
        }

        return uses;
    }

    private void Add(string name, ExpressionSyntax use)
    {
        if (!_uses.TryGetValue(name, out var uses))
        {
            _uses.Add(name, uses = []);
        }

        uses.Add(use);
    }
}
