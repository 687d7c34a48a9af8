using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>One walk from a value forward to the operations that take it.</summary>
internal sealed class DestinationWalk(SymbolUses uses, bool followsResults, CancellationToken cancellationToken)
{
    private const int MostConsumers = 128;

    private readonly ImmutableArray<IOperation>.Builder _consumers = ImmutableArray.CreateBuilder<IOperation>();
    private readonly HashSet<IOperation> _followed = [];

    public ImmutableArray<IOperation> From(IOperation value)
    {
        Follow(value);
        if (followsResults && value is IInvocationOperation call)
        {
            FollowFilledBuffers(call);
        }

        return _consumers.ToImmutable();
    }

    private void Follow(IOperation value)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_consumers.Count >= MostConsumers || !_followed.Add(value))
        {
            return;
        }

        switch (value.Parent)
        {
            case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IDelegateCreationOperation:
                Follow(value.Parent);
                break;
            case IConditionalOperation conditional when conditional.Condition != value:
                Follow(conditional);
                break;
            case IConditionalAccessOperation access when access.Operation == value:
                FollowAccessed(access);
                break;
            case IConditionalAccessOperation access when access.WhenNotNull == value:
                Follow(access);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable }:
                _consumers.Add(variable);
                FollowLocal(variable.Symbol, variable);
                break;
            case IFieldInitializerOperation initializer:
                _consumers.Add(initializer);
                foreach (var field in initializer.InitializedFields)
                {
                    FollowField(field);
                }

                break;
            case IAssignmentOperation assignment when assignment.Value == value:
                FollowAssignment(assignment);
                break;
            case IArgumentOperation { Parent: { } call }:
                Take(call);
                FollowBuilder(call);
                break;
            case IForEachLoopOperation loop when followsResults && loop.Collection == value:
                foreach (var local in loop.Locals)
                {
                    FollowLocal(local, loop);
                }

                break;
            case IReturnOperation returned:
                _consumers.Add(returned);
                FollowReturn(returned);
                break;
            case IInvocationOperation or IMemberReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyInitializerOperation or IBinaryOperation or IAwaitOperation or IInterpolationOperation
                or IIsPatternOperation or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation or IArrayElementReferenceOperation or ITupleOperation:
                Take(value.Parent);
                break;
        }
    }

    /// <summary>Notes the consumer, and follows what it makes of the value if asked to.</summary>
    private void Take(IOperation consumer)
    {
        _consumers.Add(consumer);
        if (followsResults)
        {
            Follow(consumer);
        }
    }

    private void FollowAccessed(IConditionalAccessOperation access)
    {
        foreach (var operation in access.WhenNotNull.DescendantsAndSelf())
        {
            if (operation is IConditionalAccessInstanceOperation)
            {
                Follow(operation);
                break;
            }
        }

        if (followsResults)
        {
            Follow(access);
        }
    }

    private void FollowAssignment(IAssignmentOperation assignment)
    {
        _consumers.Add(assignment);
        switch (assignment.Target)
        {
            case ILocalReferenceOperation local:
                FollowLocal(local.Local, assignment);
                break;
            case IFieldReferenceOperation field:
                FollowField(field.Field);
                break;
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation inside)
    {
        foreach (var use in BodyIndex.Around(inside).Of(local))
        {
            if (use is ILocalReferenceOperation)
            {
                Follow(use);
            }
        }
    }

    private void FollowField(IFieldSymbol field)
    {
        if (field.DeclaredAccessibility != Accessibility.Private)
        {
            return;
        }

        foreach (var reference in uses.References(field))
        {
            Follow(reference);
        }
    }

    private void FollowReturn(IOperation returned)
    {
        var function = returned;
        while (function.Parent is { } parent && function is not (ILocalFunctionOperation or IAnonymousFunctionOperation))
        {
            function = parent;
        }

        var method = function switch
        {
            ILocalFunctionOperation local => local.Symbol,
            IMethodBodyOperation body => body.SemanticModel?.GetDeclaredSymbol(body.Syntax, cancellationToken) as IMethodSymbol,
            _ => null,
        };
        if (followsResults
            && method is { MethodKind: MethodKind.LocalFunction } or { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private }
            && uses.OnlyCall(method) is { } call)
        {
            Follow(call);
        }
    }

    private void FollowBuilder(IOperation call)
    {
        if (followsResults && call is IInvocationOperation { Instance: ILocalReferenceOperation { Type.Name: "StringBuilder" } builder })
        {
            FollowLocal(builder.Local, call);
        }
    }

    private void FollowFilledBuffers(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name != "destination")
            {
                continue;
            }

            foreach (var operation in argument.Value.DescendantsAndSelf())
            {
                if (operation is ILocalReferenceOperation buffer)
                {
                    FollowLocal(buffer.Local, call);
                }
            }
        }
    }
}
