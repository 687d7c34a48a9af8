using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>The declarations and uses of the locals and parameters of one body, found in one walk for all questions about it.</summary>
internal sealed class BodyIndex
{
    private static readonly ConditionalWeakTable<IOperation, BodyIndex> Known = new();
    private static readonly IReadOnlyList<IOperation> None = [];

    private readonly Dictionary<ISymbol, List<IOperation>> _uses = new(SymbolEqualityComparer.Default);

    private BodyIndex(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            Visited++;
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator:
                    Add(declarator.Symbol, declarator);
                    break;
                case ILocalReferenceOperation reference:
                    Add(reference.Local, reference);
                    break;
                case IParameterReferenceOperation reference:
                    Add(reference.Parameter, reference);
                    break;
            }
        }
    }

    /// <summary>How many operations were looked at to answer everything.</summary>
    public int Visited { get; }

    /// <summary>The index of the whole body that an operation is in.</summary>
    public static BodyIndex Around(IOperation operation) => Known.GetValue(ControlFlow.Root(operation), static root => new BodyIndex(root));

    /// <summary>Declarators and references, in source order.</summary>
    public IReadOnlyList<IOperation> Of(ISymbol localOrParameter) => _uses.TryGetValue(localOrParameter, out var uses) ? uses : None;

    /// <summary>Null stands for a write whose value cannot be named; the argument itself stands for what a call gives out.</summary>
    public List<IOperation?> Writes(ISymbol localOrParameter)
    {
        var writes = new List<IOperation?>();
        foreach (var use in Of(localOrParameter))
        {
            if (use is IVariableDeclaratorOperation declarator)
            {
                if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer)
                {
                    writes.Add(initializer.Value);
                }
            }
            else if (MemberWrite.Through(use) is { } write)
            {
                writes.Add(write.Value ?? GivenOut(write.Writer));
            }
        }

        return writes;
    }

    public bool IsWritten(IParameterSymbol parameter)
    {
        foreach (var use in Of(parameter))
        {
            if (MemberWrite.Through(use) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? GivenOut(IOperation writer) => writer switch
    {
        IArgumentOperation { Parameter.RefKind: RefKind.Out } argument => argument,
        IDeclarationExpressionOperation { Parent: IArgumentOperation { Parameter.RefKind: RefKind.Out } argument } => argument,
        _ => null,
    };

    private void Add(ISymbol symbol, IOperation use)
    {
        if (!_uses.TryGetValue(symbol, out var uses))
        {
            uses = [];
            _uses.Add(symbol, uses);
        }

        uses.Add(use);
    }
}
