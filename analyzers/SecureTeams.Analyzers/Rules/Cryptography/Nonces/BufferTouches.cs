using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>The operations that write into a buffer or hand it to somebody who may: what cannot be followed counts as a write.</summary>
internal sealed class BufferTouches
{
    private const int MostCalls = 3;

    private readonly ValueTracer _tracer;
    private readonly int _calls;
    private readonly bool _followsCopies;
    private readonly ImmutableArray<IOperation>.Builder _touches = ImmutableArray.CreateBuilder<IOperation>();
    private readonly HashSet<IOperation> _followed = [];

    private BufferTouches(ValueTracer tracer, int calls, bool followsCopies)
    {
        _tracer = tracer;
        _calls = calls;
        _followsCopies = followsCopies;
    }

    /// <summary>From where the buffer is made; what is written to a copy of it counts, too.</summary>
    public static ImmutableArray<IOperation> Of(ValueTracer tracer, IOperation made)
    {
        var touches = new BufferTouches(tracer, MostCalls, followsCopies: true);
        touches.Follow(made);
        return touches._touches.ToImmutable();
    }

    /// <summary>From a variable or member that holds the buffer.</summary>
    public static ImmutableArray<IOperation> Through(ValueTracer tracer, IOperation reference)
    {
        var touches = new BufferTouches(tracer, MostCalls, followsCopies: false);
        touches.FollowTarget(reference);
        return touches._touches.ToImmutable();
    }

    private void Follow(IOperation value)
    {
        if (!_followed.Add(value) || value.Parent is not { } parent)
        {
            return;
        }

        switch (parent)
        {
            case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IConditionalAccessOperation:
                FollowView(parent);
                break;
            case IConditionalOperation conditional when conditional.Condition != value:
                Follow(conditional);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable }:
                FollowUses(variable.Symbol, variable);
                break;
            case IFieldInitializerOperation initializer:
                FollowMember(initializer.InitializedFields[0]);
                break;
            case IPropertyInitializerOperation initializer:
                FollowMember(initializer.InitializedProperties[0]);
                break;
            case IAssignmentOperation assignment and (ISimpleAssignmentOperation or ICoalesceAssignmentOperation):
                FollowTarget(assignment.Value == value ? assignment.Target : parent);
                break;
            case IArgumentOperation { Parameter: { } parameter, Parent: { } call } argument:
                FollowArgument(argument, parameter, call);
                break;
            case IInvocationOperation call:
                FollowReceiver(call);
                break;
            case IPropertyReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                FollowElement(parent);
                break;
            case IReturnOperation or ITupleOperation or IBinaryOperation or IIsPatternOperation or IForEachLoopOperation or IArrayInitializerOperation or IInterpolationOperation or IExpressionStatementOperation or ILockOperation:
                break;
            case var _ when value.Syntax.Parent is CollectionElementSyntax or CollectionExpressionSyntax:
                break;
            default:
                _touches.Add(parent);
                break;
        }
    }

    private void FollowView(IOperation view)
    {
        if (!BufferCarrier.IsReadOnly(view.Type) && (_followsCopies || !BufferCarrier.Copies(view)))
        {
            Follow(view);
        }
    }

    private void FollowTarget(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                FollowUses(local.Local, local);
                break;
            case IParameterReferenceOperation parameter when HeldNonce.IsCaptured(parameter.Parameter, parameter):
                FollowMember(parameter.Parameter);
                break;
            case IParameterReferenceOperation parameter:
                FollowUses(parameter.Parameter, parameter);
                break;
            case IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.IsEmpty: false } field }:
                FollowMember(field);
                break;
            case IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.IsEmpty: false, Parameters.IsEmpty: true } property }:
                FollowMember(property);
                break;
        }
    }

    private void FollowUses(ISymbol variable, IOperation inside)
    {
        foreach (var use in BodyIndex.Around(inside).Of(variable))
        {
            if (use is not IVariableDeclaratorOperation)
            {
                Follow(use);
            }
        }
    }

    private void FollowMember(ISymbol member)
    {
        foreach (var reference in _tracer.References(member))
        {
            Follow(reference);
        }
    }

    private void FollowReceiver(IInvocationOperation call)
    {
        if (BufferCarrier.Carried(call) is not null)
        {
            FollowView(call);
        }
        else if (!BufferReaders.IsReader(call.TargetMethod))
        {
            _touches.Add(call);
        }
    }

    private void FollowElement(IOperation element)
    {
        if (BufferCarrier.Carried(element) is not null)
        {
            FollowView(element);
        }
        else if (MemberWrite.Through(element) is not null || element.Syntax.Parent is RefExpressionSyntax || element.Parent is IAddressOfOperation)
        {
            _touches.Add(element);
        }
    }

    private void FollowArgument(IArgumentOperation argument, IParameterSymbol parameter, IOperation call)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            _touches.Add(argument);
        }
        else if (BufferCarrier.Carried(call) == argument.Value)
        {
            FollowView(call);
        }
        else if (!BufferCarrier.IsReadOnly(parameter.Type) && !Reads(parameter, call))
        {
            _touches.Add(argument);
        }
    }

    private bool Reads(IParameterSymbol parameter, IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } => !method.IsAbstract && _calls > 0 && _tracer.Body(method) is { } body && IsLeftAlone(parameter, body),
        IInvocationOperation invocation => BufferReaders.Reads(invocation.TargetMethod, parameter),
        IObjectCreationOperation creation => BufferReaders.Keeps(creation.Type),
        _ => true,
    };

    private bool IsLeftAlone(IParameterSymbol parameter, IOperation body)
    {
        var inner = new BufferTouches(_tracer, _calls - 1, _followsCopies);
        inner.FollowUses(parameter.OriginalDefinition, body);
        return inner._touches.Count == 0;
    }
}
