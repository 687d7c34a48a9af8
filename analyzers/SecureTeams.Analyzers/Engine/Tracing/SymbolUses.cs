using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Finds the writes and callers of symbols that nobody outside their own type can reach.</summary>
internal sealed class SymbolUses(SourceBodies sources, CancellationToken cancellationToken)
{
    /// <summary>Null stands for a write whose value cannot be named.</summary>
    public static List<IOperation?> Writes(ILocalSymbol local, IOperation root)
    {
        var writes = new List<IOperation?>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && Same(declarator.Symbol, local))
            {
                var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                if (initializer is not null)
                {
                    writes.Add(initializer.Value);
                }
            }
            else if (operation is ILocalReferenceOperation reference && Same(reference.Local, local) && MemberWrite.Through(reference) is { } write)
            {
                writes.Add(write.Value);
            }
        }

        return writes;
    }

    public static bool IsReassigned(IParameterSymbol parameter, IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IParameterReferenceOperation reference && Same(reference.Parameter, parameter) && MemberWrite.Through(reference) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes to a private or read-only field or property, initialiser excluded.</summary>
    public List<IOperation?> Writes(ISymbol member)
    {
        var writes = new List<IOperation?>();
        foreach (var name in Names(member))
        {
            if (!CanWrite(name))
            {
                continue;
            }

            var node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (SyntaxNode)name;
            if (sources.Operation(node, cancellationToken) is IMemberReferenceOperation reference
                && Same(reference.Member.OriginalDefinition, member.OriginalDefinition)
                && MemberWrite.Through(reference) is { } write)
            {
                writes.Add(write.Value);
            }
        }

        return writes;
    }

    /// <summary>Every place inside its own type where a private field is named.</summary>
    public List<IOperation> References(IFieldSymbol field)
    {
        var references = new List<IOperation>();
        foreach (var name in Names(field))
        {
            var node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (SyntaxNode)name;
            if (sources.Operation(node, cancellationToken) is IFieldReferenceOperation reference
                && Same(reference.Field.OriginalDefinition, field.OriginalDefinition))
            {
                references.Add(reference);
            }
        }

        return references;
    }

    /// <summary>The only call of a private method or local function; null when there are others or it also travels as a delegate.</summary>
    public IInvocationOperation? OnlyCall(IMethodSymbol method) => Calls(method, out var travels) is { Count: 1 } calls && !travels ? calls[0] : null;

    /// <summary>The calls of a private method or local function, and whether it is also named without being called.</summary>
    public List<IInvocationOperation> Calls(IMethodSymbol method, out bool travels)
    {
        var calls = new List<IInvocationOperation>();
        travels = false;
        foreach (var name in Names(method))
        {
            if (!Same(sources.Symbol(name, cancellationToken)?.OriginalDefinition, method.OriginalDefinition))
            {
                continue;
            }

            var called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
            if (called.Parent is not InvocationExpressionSyntax syntax
                || sources.Operation(syntax, cancellationToken) is not IInvocationOperation invocation)
            {
                travels = true;
                continue;
            }

            calls.Add(invocation);
        }

        return calls;
    }

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static bool CanWrite(SimpleNameSyntax name)
    {
        ExpressionSyntax reference = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return reference.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == reference,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => true,
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    private IEnumerable<SimpleNameSyntax> Names(ISymbol symbol)
    {
        var scope = symbol.ContainingType;
        while (scope?.ContainingType is { } outer)
        {
            scope = outer;
        }

        if (scope is null)
        {
            yield break;
        }

        foreach (var declaration in scope.DeclaringSyntaxReferences)
        {
            foreach (var node in declaration.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is SimpleNameSyntax name && name.Identifier.ValueText == symbol.Name)
                {
                    yield return name;
                }
            }
        }
    }
}
