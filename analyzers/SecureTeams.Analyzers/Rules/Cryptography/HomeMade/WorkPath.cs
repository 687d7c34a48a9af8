using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography.HomeMade;

/// <summary>Walks from the working members of a class through the code of the program that they call, and sees who computes.</summary>
internal sealed class WorkPath(TypeSink sink)
{
    private const int MostBodies = 64;

    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<IMethodSymbol> _ahead = new();

    /// <summary>Some other implementation is asked for the result.</summary>
    public bool HandsOver { get; private set; }

    /// <summary>Data are mixed here.</summary>
    public bool Computes { get; private set; }

    public static WorkPath Of(TypeSink sink)
    {
        var path = new WorkPath(sink);
        path.AddWork(sink.Type);
        path.Walk();
        return path;
    }

    private void AddWork(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method && PrimitiveRoots.IsWork(method.Name))
            {
                Add(method);
            }
        }
    }

    private void Add(IMethodSymbol method)
    {
        if (_seen.Count < MostBodies && _seen.Add(method.OriginalDefinition))
        {
            _ahead.Enqueue(method.OriginalDefinition);
        }
    }

    private void Walk()
    {
        while (_ahead.Count > 0 && !HandsOver)
        {
            sink.CancellationToken.ThrowIfCancellationRequested();
            if (sink.Body(_ahead.Dequeue()) is not { } body)
            {
                continue;
            }

            foreach (var operation in body.DescendantsAndSelf())
            {
                Look(operation);
            }
        }
    }

    private void Look(IOperation operation)
    {
        Computes |= Mixing.Is(operation);
        switch (operation)
        {
            case IInvocationOperation call:
                HandsOver |= Implementation.IsAsked(call, sink.Type);
                Follow(call.TargetMethod);
                break;
            case IMethodReferenceOperation group:
                Follow(group.Method);
                break;
            case IPropertyReferenceOperation { Property: { GetMethod: { } getter } }:
                Follow(getter);
                break;
            case IObjectCreationOperation creation:
                HandsOver |= Implementation.IsMade(creation, sink.Type);
                FollowMade(creation);
                break;
        }
    }

    private void Follow(IMethodSymbol method)
    {
        if (!method.DeclaringSyntaxReferences.IsEmpty)
        {
            Add(method);
        }
    }

    /// <summary>The transform that a cipher of the program answers with does the work. Its constructor may hash a password, which is no work.</summary>
    private void FollowMade(IObjectCreationOperation creation)
    {
        if (creation.Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } made)
        {
            AddWork(made.OriginalDefinition);
        }
    }
}
