using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <content>Loops, and the jumps that leave them.</content>
internal sealed partial class Rehearsal
{
    private const int MostRounds = 8;

    private void Jump(IBranchOperation branch)
    {
        if (branch.BranchKind == BranchKind.GoTo)
        {
            _mayRefuse = true;
            return;
        }

        _jumps[branch.Target] = _jumps.TryGetValue(branch.Target, out var earlier) ? Memory.Either(earlier, _memory) : _memory.Copy();
    }

    /// <summary>Goes on where jumps to a label arrive, too.</summary>
    private bool Land(ILabelSymbol label, bool reached)
    {
        if (!_jumps.TryGetValue(label, out var arrived))
        {
            return reached;
        }

        _jumps.Remove(label);
        _memory = reached ? Memory.Either(_memory, arrived) : arrived;
        return true;
    }

    private bool RunForEach(IForEachLoopOperation loop)
    {
        var collection = Of(loop.Collection);
        if (collection.Items is not { } items)
        {
            return RunSomeRounds(loop, ReferenceEquals(collection, Known.ChainElement) ? Known.ChainElement : Known.Unknown);
        }

        var reached = true;
        foreach (var item in items)
        {
            Bind(loop, item);
            reached = Land(loop.ContinueLabel, Run(loop.Body));
            if (!reached)
            {
                break;
            }
        }

        return Land(loop.ExitLabel, reached);
    }

    private bool RunLoop(ILoopOperation loop)
    {
        var (before, condition, bottom) = loop is IForLoopOperation counted
            ? (counted.Before, counted.Condition, counted.AtLoopBottom)
            : (default, ((IWhileLoopOperation)loop).Condition, default);
        if (!before.IsDefault && !RunAll(before))
        {
            return false;
        }

        var tested = loop is not IWhileLoopOperation { ConditionIsTop: false };
        for (var round = 0; round < MostRounds; round++)
        {
            var goesOn = !tested || condition is null ? true : Of(condition).Truth;
            tested = true;
            if (goesOn == false)
            {
                return Land(loop.ExitLabel, reached: true);
            }

            if (goesOn is null)
            {
                return RunSomeRounds(loop, Known.Unknown);
            }

            if (!Land(loop.ContinueLabel, Run(loop.Body)) || !(bottom.IsDefault || RunAll(bottom)))
            {
                return Land(loop.ExitLabel, reached: false);
            }
        }

        _mayRefuse = true;
        return false;
    }

    /// <summary>Nobody knows how often the body runs; one round from anywhere stands for all.</summary>
    private bool RunSomeRounds(ILoopOperation loop, Known item)
    {
        Forget(loop);
        if (loop is IForEachLoopOperation each)
        {
            Bind(each, item);
        }

        var none = _memory.Copy();
        var expected = ReferenceEquals(item, Known.ChainElement);
        var reached = Land(loop.ContinueLabel, Run(loop.Body));
        if (!expected)
        {
            _memory = reached ? Memory.Either(_memory, none) : none;
            reached = true;
        }

        reached = Land(loop.ExitLabel, reached);
        Forget(loop);
        return reached;
    }

    private void Bind(IForEachLoopOperation loop, Known item)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation variable)
        {
            _memory.Set(variable.Symbol, item);
        }
    }

    /// <summary>Whatever is written inside may have any value.</summary>
    private void Forget(IOperation inside)
    {
        foreach (var operation in inside.DescendantsAndSelf())
        {
            var variable = Variable(operation);
            if (variable is not null && MemberWrite.Through(operation) is not null)
            {
                _memory.Set(variable, Known.Unknown);
            }
        }
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
