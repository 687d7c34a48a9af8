using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Answers, after a sink matched, what can reach an operand. What it cannot follow it returns as it stands: unknown.</summary>
internal sealed class ValueTracer(SourceBodies sources, CancellationToken cancellationToken)
{
    /// <summary>How many variables, members and calls are followed in a row.</summary>
    public const int HopBudget = 6;

    private const int MostNested = 48;
    private const int MostSteps = 2000;

    private RefusalSearch? _refusals;
    private int _nested;
    private int _steps;

    /// <summary>The operations an operand can take its value from, seen through variables, members, calls and branches.</summary>
    public ImmutableArray<IOperation> Sources(IOperation operation) => Sources(operation, HopBudget);

    public ConstantSet Constants(IOperation operation)
    {
        var origins = ImmutableArray.CreateBuilder<IOperation>();
        var complete = true;
        foreach (var source in Sources(operation))
        {
            if (source.ConstantValue.HasValue)
            {
                origins.Add(source);
            }
            else
            {
                complete &= source is IThrowOperation;
            }
        }

        return new ConstantSet(origins.ToImmutable(), complete);
    }

    /// <summary>The one constant that reaches the operand; null when there are several, none, or it is null.</summary>
    public object? SingleConstant(IOperation operation)
    {
        var all = Sources(operation).RemoveAll(static source => source is IThrowOperation);
        return all.Length == 1 && all[0].ConstantValue.HasValue ? all[0].ConstantValue.Value : null;
    }

    /// <summary>True or false when the condition cannot be anything else.</summary>
    public bool? Truth(IOperation operation) => Truth(operation, HopBudget);

    public bool? Truth(IOperation operation, int hops) => new TruthTracer(this).Of(operation, hops);

    /// <summary>Texts that can reach the operand; pieces that are not known appear as <see cref="TextTracer.Hole"/>.</summary>
    public ImmutableArray<TracedText> Texts(IOperation operation) => new TextTracer(this).Of(operation, HopBudget);

    /// <summary>Bytes that the source states and that can reach the operand.</summary>
    public ImmutableArray<TracedBytes> Bytes(IOperation operation) => new ByteTracer(this).Of(operation);

    /// <summary>The operations that take a value as it is: through variables, private fields and branches.</summary>
    public ImmutableArray<IOperation> Consumers(IOperation value) =>
        new DestinationWalk(new SymbolUses(sources, cancellationToken), followsResults: false, cancellationToken).From(value);

    /// <summary>The operations that take a value or something made from it.</summary>
    public ImmutableArray<IOperation> LateConsumers(IOperation value) =>
        new DestinationWalk(new SymbolUses(sources, cancellationToken), followsResults: true, cancellationToken).From(value);

    /// <summary>All operations that contribute to an operation, through variables, buffers and members.</summary>
    public ImmutableArray<IOperation> Ingredients(params IOperation[] operations) =>
        new IngredientWalk(this, cancellationToken).From(operations);

    public CallbackVerdict Judge(IDelegateCreationOperation creation) => Judge().Of(creation);

    /// <summary>Whether a callback answers nothing but yes, and yet may refuse: by what it calls, or by what others do with the evidence that it keeps.</summary>
    public bool MayRefuseUnseen(IDelegateCreationOperation creation) => Judge().MayRefuseUnseen(creation);

    /// <summary>What a callback does with what one peer presents; null when its body is not known.</summary>
    public Rehearsal? Rehearse(IDelegateCreationOperation creation, PresentedCertificate presented)
    {
        var method = creation.Target switch
        {
            IAnonymousFunctionOperation function => function.Symbol,
            IMethodReferenceOperation reference => reference.Method.OriginalDefinition.PartialImplementationPart ?? reference.Method.OriginalDefinition,
            _ => null,
        };
        return method is not null && Judge().Body(creation) is { } body ? Rehearse(method, body, presented) : null;
    }

    public Rehearsal Rehearse(IMethodSymbol callback, IOperation body, PresentedCertificate presented) =>
        Rehearsal.Of(this, presented, callback, body, cancellationToken);

    /// <summary>Whether a call, a constructor or a setter may throw because of what a callback got.</summary>
    public bool MayRefuse(IOperation call) => Refusals.Of(call, call, HopBudget) is not null;

    /// <summary>What a constant field or local is declared as.</summary>
    public IOperation? Declaration(IOperation reference) => reference switch
    {
        IFieldReferenceOperation field => sources.Initializer(field.Field, cancellationToken),
        ILocalReferenceOperation local => BodyIndex.Around(local).Writes(local.Local).FirstOrDefault(),
        _ => null,
    };

    public ImmutableArray<IOperation> Sources(IOperation operation, int hops) =>
        Bounded(() => new SourceWalk(this, sources, cancellationToken).From(operation, hops), ImmutableArray.Create(operation));

    /// <summary>Asks a question that may lead back to itself, within the bounds of one sink.</summary>
    public T Bounded<T>(Func<T> ask, T otherwise)
    {
        if (_nested >= MostNested || _steps >= MostSteps)
        {
            return otherwise;
        }

        _nested++;
        _steps++;
        try
        {
            return ask();
        }
        finally
        {
            _nested--;
        }
    }

    /// <summary>A tracer with bounds of its own, for answers that are kept for other sinks.</summary>
    public ValueTracer Fresh() => new(sources, cancellationToken);

    /// <summary>What the code behind a delegate can return; nothing when one of its bodies is not known.</summary>
    public ImmutableArray<IOperation> Outcomes(IDelegateCreationOperation creation)
    {
        var outcomes = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var body in sources.Bodies(creation, cancellationToken))
        {
            outcomes.AddRange(Outcomes(body, HopBudget));
        }

        return outcomes.ToImmutable();
    }

    /// <summary>What a body can return; an exception that can leave it appears as a throw operation.</summary>
    public ImmutableArray<IOperation> Outcomes(IOperation body, int hops) =>
        Judge().Outcomes(body, hops);

    /// <summary>The only call of a private method or local function that never travels as a delegate.</summary>
    public IInvocationOperation? OnlyCall(IMethodSymbol method) =>
        IsCalledHereOnly(method) ? new SymbolUses(sources, cancellationToken).OnlyCall(method) : null;

    /// <summary>The calls of a private method or local function; none of any other.</summary>
    public IReadOnlyList<IInvocationOperation> Calls(IMethodSymbol method) =>
        IsCalledHereOnly(method) ? new SymbolUses(sources, cancellationToken).VisibleCalls(method) : [];

    /// <summary>Every place inside its own type where a field, a property or a parameter of a primary constructor is named.</summary>
    public IReadOnlyList<IOperation> References(ISymbol member) => new SymbolUses(sources, cancellationToken).References(member);

    public IOperation? Body(IMethodSymbol method) => sources.Body(method, cancellationToken);

    private static bool IsCalledHereOnly(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction || method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private };

    private CallbackJudge Judge() =>
        new(this, sources, Refusals, cancellationToken);

    private RefusalSearch Refusals => _refusals ??= new RefusalSearch(this, sources, cancellationToken);
}
