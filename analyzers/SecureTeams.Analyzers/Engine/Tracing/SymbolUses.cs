using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Finds the writes and callers of symbols that nobody outside their own type can reach.</summary>
internal sealed class SymbolUses(SourceBodies sources, CancellationToken cancellationToken)
{
    /// <summary>Writes to a private or read-only field or property, initialiser excluded. Null stands for a write whose value cannot be named.</summary>
    public List<IOperation?> Writes(ISymbol member)
    {
        var writes = new List<IOperation?>();
        if (IndexOf(member) is not { IsComplete: true } index)
        {
            writes.Add(null);
            return writes;
        }

        foreach (var name in index.Uses(member, cancellationToken))
        {
            if (CanWrite(name) && sources.Operation(Reference(name), cancellationToken) is IMemberReferenceOperation reference && MemberWrite.Through(reference) is { } write)
            {
                writes.Add(write.Value);
            }
        }

        return writes;
    }

    /// <summary>The names of a member inside its own type.</summary>
    public IReadOnlyList<SimpleNameSyntax> Names(ISymbol member) => IndexOf(member)?.Uses(member, cancellationToken) ?? [];

    /// <summary>Every place inside its own type where a field, a property or a parameter of a primary constructor is named.</summary>
    public List<IOperation> References(ISymbol member)
    {
        var references = new List<IOperation>();
        if (IndexOf(member) is { } index)
        {
            foreach (var name in index.Uses(member, cancellationToken))
            {
                if (sources.Operation(Reference(name), cancellationToken) is { } reference and (IMemberReferenceOperation or IParameterReferenceOperation))
                {
                    references.Add(reference);
                }
            }
        }

        return references;
    }

    /// <summary>The places in the whole compilation where a field or a property is named, as far as there is a dot before it or a static import.</summary>
    public List<IOperation> ReferencesAnywhere(ISymbol member) => sources.Members(cancellationToken).Of(member, sources, cancellationToken);

    /// <summary>The only call of a private method or local function; null when there are others or it also travels as a delegate.</summary>
    public IInvocationOperation? OnlyCall(IMethodSymbol method) => Calls(method) is { Count: 1 } calls ? calls[0] : null;

    /// <summary>Every call of a private method or local function; none when it also travels as a delegate.</summary>
    public List<IInvocationOperation> Calls(IMethodSymbol method)
    {
        var calls = new List<IInvocationOperation>();
        if (IndexOf(method) is not { IsComplete: true } index)
        {
            return calls;
        }

        foreach (var name in index.Uses(method, cancellationToken))
        {
            if (Reference(name).Parent is not InvocationExpressionSyntax syntax
                || sources.Operation(syntax, cancellationToken) is not IInvocationOperation invocation)
            {
                return [];
            }

            calls.Add(invocation);
        }

        return calls;
    }

    /// <summary>The calls of a private method or local function, also when it travels as a delegate besides.</summary>
    public List<IInvocationOperation> VisibleCalls(IMethodSymbol method)
    {
        var calls = new List<IInvocationOperation>();
        foreach (var name in Names(method))
        {
            if (Reference(name).Parent is InvocationExpressionSyntax syntax && sources.Operation(syntax, cancellationToken) is IInvocationOperation invocation)
            {
                calls.Add(invocation);
            }
        }

        return calls;
    }

    /// <summary>The calls of a method in the whole compilation, as far as they are written under its name.</summary>
    public List<IInvocationOperation> CallsAnywhere(IMethodSymbol method) => sources.Calls(cancellationToken).Of(method, sources, cancellationToken);

    /// <summary>The arguments of every place that calls a private constructor, or one of a private type; none when somebody else may create the type.</summary>
    public List<IOperation> Constructions(IMethodSymbol constructor)
    {
        var constructions = new List<IOperation>();
        if (IndexOf(constructor) is not { IsComplete: true } index || IsHandedOver(constructor.ContainingType, index))
        {
            return constructions;
        }

        foreach (var node in index.Constructions(constructor, cancellationToken))
        {
            if (sources.Operation(node, cancellationToken) is not { } operation)
            {
                return [];
            }

            constructions.Add(operation);
        }

        return constructions;
    }

    /// <summary>Whether a parameter is written anywhere in its type; that of a primary constructor lives as long as the object.</summary>
    public bool IsReassigned(IParameterSymbol parameter, IOperation reference)
    {
        if (BodyIndex.Around(reference).IsWritten(parameter))
        {
            return true;
        }

        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && IndexOf(parameter) is { } index)
        {
            foreach (var name in index.Uses(parameter, cancellationToken))
            {
                if (CanWrite(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A type argument of a call, or typeof, lets reflection or a container create the type.</summary>
    private bool IsHandedOver(INamedTypeSymbol created, TypeIndex index)
    {
        foreach (var name in index.Uses(created, cancellationToken))
        {
            SyntaxNode type = name;
            while (type.Parent is TypeSyntax or TypeArgumentListSyntax && type.Parent is not GenericNameSyntax { Parent: InvocationExpressionSyntax or MemberAccessExpressionSyntax })
            {
                type = type.Parent;
            }

            if (type.Parent is TypeOfExpressionSyntax or GenericNameSyntax)
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanWrite(SimpleNameSyntax name)
    {
        var reference = Reference(name);
        return reference.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == reference,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => true,
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    private static ExpressionSyntax Reference(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    private TypeIndex? IndexOf(ISymbol symbol)
    {
        var scope = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (scope?.ContainingType is { } outer)
        {
            scope = outer;
        }

        return scope is null ? null : sources.Index(scope, cancellationToken);
    }
}
