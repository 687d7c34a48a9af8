using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>Follows a literal forward, also through what only encodes, decodes or packs it, until somebody takes it. It may go too far: who takes it looks back at what it really gets.</summary>
internal sealed class SecretJourney(Sink sink, Func<IOperation, bool> takes)
{
    private const int MostSteps = 96;

    private readonly HashSet<IOperation> _seen = [];

    public bool Arrives(IOperation value)
    {
        if (_seen.Count >= MostSteps || !_seen.Add(value))
        {
            return false;
        }

        sink.CancellationToken.ThrowIfCancellationRequested();
        return value.Parent switch
        {
            IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IAwaitOperation
                or IInterpolationOperation or IInterpolatedStringTextOperation or IInterpolatedStringOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }
                or IArrayInitializerOperation or IArrayCreationOperation or IDelegateCreationOperation => Arrives(value.Parent),
            IConditionalOperation conditional when conditional.Condition != value => Arrives(conditional),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => ArrivesByUses(variable.Symbol, variable),
            IFieldInitializerOperation initializer => initializer.InitializedFields.Any(field => ArrivesByReferences(field)),
            IPropertyInitializerOperation initializer => initializer.InitializedProperties.Any(property => ArrivesByReferences(property)),
            IParameterInitializerOperation { Parameter: { } parameter } => ArrivesByParameter(parameter),
            IAssignmentOperation assignment when assignment.Value == value => ArrivesByAssignment(assignment),
            IArgumentOperation argument => takes(argument) || ArrivesByArgument(argument),
            IInvocationOperation call when call.Instance == value && Carriers.HandsOn(call) => Arrives(call),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation when Carriers.Carried(value.Parent) == value => Arrives(value.Parent),
            IForEachLoopOperation loop when loop.Collection == value => loop.Locals.Any(local => ArrivesByUses(local, loop)),
            IReturnOperation => ArrivesByReturn(value),
            { } parent when parent.Syntax.IsKind(SyntaxKind.CollectionExpression) => Arrives(parent),
            _ => false,
        };
    }

    private bool ArrivesByUses(ISymbol localOrParameter, IOperation inside)
    {
        foreach (var use in BodyIndex.Around(inside).Of(localOrParameter))
        {
            if (use is ILocalReferenceOperation or IParameterReferenceOperation && Arrives(use))
            {
                return true;
            }
        }

        return false;
    }

    private bool ArrivesByReferences(ISymbol member) =>
        sink.Uses.References(member).Exists(Arrives)
        || (IsSeenElsewhere(member) && sink.Uses.ReferencesAnywhere(member).Exists(Arrives));

    private bool ArrivesByAssignment(IAssignmentOperation assignment) => assignment.Target switch
    {
        ILocalReferenceOperation local => ArrivesByUses(local.Local, assignment),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => takes(indexer) || (FormField.IsClientSecret(indexer.Arguments) && ArrivesByHolder(indexer.Instance)),
        IPropertyReferenceOperation property => takes(property) || (!property.Property.DeclaringSyntaxReferences.IsEmpty && ArrivesByReferences(property.Property)),
        IFieldReferenceOperation field => takes(field) || ArrivesByReferences(field.Field),
        _ => false,
    };

    /// <summary>The collection that an entry is added to.</summary>
    private bool ArrivesByHolder(IOperation? holder) => holder switch
    {
        ILocalReferenceOperation local => ArrivesByUses(local.Local, local),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver => Created(receiver) is { } created && Arrives(created),
        _ => false,
    };

    private bool ArrivesByArgument(IArgumentOperation argument) => argument.Parent switch
    {
        IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add => ArrivesByHolder(add.Instance),
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" } } pair => argument.Parameter?.Ordinal == 1 && FormField.IsClientSecret(pair.Arguments) && Arrives(pair),
        IInvocationOperation call when FormField.IsClientSecret(call.Arguments) && call.TargetMethod.Name is "Add" or "TryAdd" => argument.Parameter?.Ordinal == 1 && ArrivesByHolder(call.Instance),
        IInvocationOperation call when Carriers.HandsOn(call) => Arrives(call),
        IInvocationOperation call => argument.Parameter is { } parameter && ArrivesByParameter(parameter.OriginalDefinition),
        IObjectCreationOperation creation when FormField.IsPair(creation) => argument.Parameter?.Ordinal == 1 && FormField.IsClientSecret(creation.Arguments) && Arrives(creation),
        IObjectCreationOperation creation when Carriers.HandsOn(creation) => Arrives(creation),
        IObjectCreationOperation => argument.Parameter is { } parameter && ArrivesByParameter(parameter.OriginalDefinition),
        _ => false,
    };

    private bool ArrivesByParameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || parameter.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        if (sink.Tracer.Body(method) is { } body && ArrivesByUses(parameter, body))
        {
            return true;
        }

        return method.MethodKind == MethodKind.Constructor && ArrivesByReferences(parameter);
    }

    private bool ArrivesByReturn(IOperation value)
    {
        for (var current = value; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation function)
            {
                return Arrives(function);
            }

            if (current is ILocalFunctionOperation local)
            {
                return ArrivesByCalls(local.Symbol);
            }
        }

        return value.SemanticModel?.GetEnclosingSymbol(value.Syntax.SpanStart, sink.CancellationToken) switch
        {
            IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => ArrivesByReferences(property),
            IMethodSymbol method => ArrivesByCalls(method),
            IPropertySymbol property => ArrivesByReferences(property),
            _ => false,
        };
    }

    /// <summary>A method that is handed over as a delegate returns to whoever takes the delegate.</summary>
    private bool ArrivesByCalls(IMethodSymbol method) =>
        sink.Uses.VisibleCalls(method).Exists(Arrives)
        || ArrivesByReferences(method)
        || (IsSeenElsewhere(method) && sink.Uses.CallsAnywhere(method).Exists(Arrives));

    private static bool IsSeenElsewhere(ISymbol member) =>
        member.DeclaredAccessibility is not Accessibility.Private && member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary };

    private static IOperation? Created(IOperation receiver)
    {
        var current = receiver.Parent;
        while (current is not (null or IObjectOrCollectionInitializerOperation))
        {
            current = current.Parent;
        }

        return current?.Parent;
    }
}
