using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <summary>Runs a certificate callback in thought for one presented certificate, with all else unknown, and says whether it certainly accepts.</summary>
internal sealed partial class Rehearsal(ValueTracer tracer, PresentedCertificate presented, CancellationToken cancellationToken)
{
    private const int MostSteps = 4000;
    private const int MostCalls = 4;

    private readonly Dictionary<ILabelSymbol, Memory> _jumps = new(SymbolEqualityComparer.Default);
    private readonly Stack<IOperation> _bodies = new();
    private Memory _memory = new();
    private Known? _returned;
    private bool _mayRefuse;
    private int _steps;

    /// <summary>Whether the callback built a chain of its own on the way.</summary>
    public bool HasBuilt { get; private set; }

    /// <summary>Whether it accepted, for certain.</summary>
    public bool Accepts { get; private set; }

    /// <summary>Whether it refused, for certain, by its answer or by an exception.</summary>
    public bool Refuses { get; private set; }

    public static Rehearsal Of(ValueTracer tracer, PresentedCertificate presented, IMethodSymbol callback, IOperation body, CancellationToken cancellationToken)
    {
        var rehearsal = new Rehearsal(tracer, presented, cancellationToken);
        rehearsal.Run(body, callback.Parameters);
        return rehearsal;
    }

    private void Run(IOperation body, ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            _memory.Set(parameter, Given(parameter.Type));
        }

        _bodies.Push(body);
        var reachesEnd = Run(body);
        Accepts = !reachesEnd && !_mayRefuse && _returned?.Truth == true;
        Refuses = !reachesEnd && (_returned is null || _returned.Truth == false);
    }

    private Known Given(ITypeSymbol type)
    {
        if (Evidence.IsErrors(type))
        {
            return Known.Constant(presented.Errors);
        }

        if (Evidence.IsSubject(type))
        {
            return presented.IsMissing ? Known.Null : Evidence.IsChain(type) ? Known.Chain : Known.Certificate;
        }

        return type.SpecialType == SpecialType.System_Object || type.Name == "HttpRequestMessage" ? Known.Present : Known.Unknown;
    }

    /// <summary>Runs a statement, and says whether what follows it is reached.</summary>
    private bool Run(IOperation statement)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (statement)
        {
            case IBlockOperation block:
                return RunAll(block.Operations);
            case IReturnOperation { Kind: OperationKind.Return } returned:
                Return(returned.ReturnedValue is { } value ? Of(value) : Known.Unknown);
                return false;
            case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                _mayRefuse = true;
                return false;
            case IConditionalOperation conditional:
                return RunBranches(conditional);
            case ISwitchOperation choice:
                return RunSwitch(choice);
            case IForEachLoopOperation loop:
                return RunForEach(loop);
            case IForLoopOperation or IWhileLoopOperation:
                return RunLoop((ILoopOperation)statement);
            case ITryOperation attempt:
                // What the platform throws by surprise refuses, whoever catches it; what the callback throws itself is seen on the way.
                return Run(attempt.Body) && (attempt.Finally is null || Run(attempt.Finally));
            case IUsingOperation use:
                return Run(use.Resources) && Run(use.Body);
            case IUsingDeclarationOperation use:
                return Run(use.DeclarationGroup);
            case ILockOperation locked:
                return Run(locked.Body);
            case IBranchOperation branch:
                Jump(branch);
                return false;
            case ILabeledOperation:
                _mayRefuse = true;
                return false;
            case ILocalFunctionOperation or IEmptyOperation:
                return true;
            default:
                _ = Of(statement);
                return true;
        }
    }

    private bool RunAll(ImmutableArray<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            if (!Run(statement))
            {
                return false;
            }
        }

        return true;
    }

    private void Return(Known value) => _returned = _returned is null ? value : Known.Either(_returned, value);

    private bool RunBranches(IConditionalOperation conditional) => Of(conditional.Condition).Truth switch
    {
        true => Run(conditional.WhenTrue),
        false => conditional.WhenFalse is null || Run(conditional.WhenFalse),
        null => RunEither(() => Run(conditional.WhenTrue), () => conditional.WhenFalse is null || Run(conditional.WhenFalse)),
    };

    private bool RunEither(Func<bool> one, Func<bool> other)
    {
        var before = _memory.Copy();
        var oneEnds = one();
        var afterOne = _memory;
        _memory = before;
        var otherEnds = other();
        if (oneEnds)
        {
            _memory = otherEnds ? Memory.Either(afterOne, _memory) : afterOne;
        }

        return oneEnds || otherEnds;
    }

    private bool RunSwitch(ISwitchOperation choice)
    {
        var reached = RunCases(choice, Of(choice.Value), 0);
        return Land(choice.ExitLabel, reached);
    }

    private bool RunCases(ISwitchOperation choice, Known value, int index)
    {
        if (index == choice.Cases.Length)
        {
            var otherwise = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
            return otherwise is null || RunAll(otherwise.Body);
        }

        var section = choice.Cases[index];
        bool? matches = false;
        foreach (var clause in section.Clauses)
        {
            matches = Or(matches, Matches(clause, value));
        }

        return matches switch
        {
            true => RunAll(section.Body),
            false => RunCases(choice, value, index + 1),
            null => RunEither(() => RunAll(section.Body), () => RunCases(choice, value, index + 1)),
        };
    }

    private bool? Matches(ICaseClauseOperation clause, Known value) => clause switch
    {
        ISingleValueCaseClauseOperation single => Known.AreEqual(value, Of(single.Value)),
        IPatternCaseClauseOperation pattern => And(Matches(pattern.Pattern, value), pattern.Guard is null ? true : Of(pattern.Guard).Truth),
        IDefaultCaseClauseOperation => false,
        _ => null,
    };

    private static bool? Or(bool? one, bool? other) => one == true || other == true ? true : one == false && other == false ? false : null;

    private static bool? And(bool? one, bool? other) => !Or(!one, !other);
}
