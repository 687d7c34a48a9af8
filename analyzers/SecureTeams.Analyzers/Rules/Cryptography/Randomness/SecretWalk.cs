using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <summary>One walk from a generated value forward to the first place whose name says that it is a secret.</summary>
internal sealed partial class SecretWalk(Sink sink, Func<string, ValueShape, bool> isSecret)
{
    private const int MostHops = 5;
    private const int MostSteps = 400;

    private readonly HashSet<IOperation> _followed = [];
    private string? _found;

    /// <summary>The name of the place; null when the value reaches none.</summary>
    public string? From(IOperation value)
    {
        Follow(value, new Trail(MostHops, isPicked: false));
        return _found;
    }

    /// <summary>The same for a piece that is too small to be a secret before it is joined with others.</summary>
    public string? FromPiece(IOperation value)
    {
        Follow(value, new Trail(MostHops, isPicked: true));
        return _found;
    }

    /// <summary>The same for what a call writes into a buffer.</summary>
    public string? FromBuffer(IOperation buffer)
    {
        FollowReceiver(buffer, new Trail(MostHops, isPicked: false));
        return _found;
    }

    private void Follow(IOperation value, Trail trail)
    {
        if (_found is not null || _followed.Count >= MostSteps || !_followed.Add(value))
        {
            return;
        }

        switch (value.Parent)
        {
            case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IAwaitOperation or IUnaryOperation or IDelegateCreationOperation or ITranslatedQueryOperation:
                Follow(value.Parent, trail);
                break;
            case IConditionalOperation conditional when conditional.Condition != value:
                Follow(conditional, trail);
                break;
            case IBinaryOperation { Type.SpecialType: not SpecialType.System_Boolean } or IInterpolationOperation or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation { Initializer: not null }:
                Follow(value.Parent, trail.Joined);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable }:
                Name(variable.Symbol.Name, variable.Symbol.Type, trail);
                FollowLocal(variable.Symbol, variable, trail.Next);
                break;
            case IFieldInitializerOperation initializer:
                foreach (var field in initializer.InitializedFields)
                {
                    FollowField(field, trail);
                }

                break;
            case IPropertyInitializerOperation initializer:
                foreach (var property in initializer.InitializedProperties)
                {
                    Name(property.Name, property.Type, trail);
                }

                break;
            case IAssignmentOperation assignment when assignment.Value == value:
                FollowTarget(assignment.Target, assignment is ICompoundAssignmentOperation ? trail.Joined : trail);
                break;
            case IArgumentOperation argument:
                FollowArgument(argument, trail);
                break;
            case IArrayElementReferenceOperation element:
                FollowElement(element, element.ArrayReference == value, trail);
                break;
            case IPropertyReferenceOperation { Arguments.IsEmpty: false } or IPropertyReferenceOperation { Property.Name: "Span" or "Memory" or "Result" }:
                Follow(value.Parent, trail);
                break;
            case IImplicitIndexerReferenceOperation part:
                FollowElement(part, part.Instance == value, trail);
                break;
            case IInvocationOperation call when call.Instance == value:
                FollowOwnCall(call, trail);
                break;
            case IForEachLoopOperation loop when loop.Collection == value:
                foreach (var local in loop.Locals)
                {
                    FollowLocal(local, loop, trail);
                }

                break;
            case ITupleOperation tuple:
                NameElement(tuple, tuple.Elements.IndexOf(value), trail);
                FollowDeconstructed(tuple, tuple.Elements.IndexOf(value), trail);
                break;
            case { } list when list.Syntax.IsKind(SyntaxKind.CollectionExpression):
                Follow(list, trail.Joined);
                break;
            case IReturnOperation returned:
                FollowReturn(returned, trail);
                break;
        }
    }

    /// <summary>An element that is read from a random array, or that is chosen by a random position.</summary>
    private void FollowElement(IOperation element, bool isOfRandomArray, Trail trail)
    {
        if (MemberWrite.Through(element) is not null)
        {
            return;
        }

        if (isOfRandomArray)
        {
            Follow(element, trail);
        }
        else if (ValueShapes.Of(element.Type) is ValueShape.Text or ValueShape.Bytes)
        {
            Follow(element, element.Type?.SpecialType == SpecialType.System_String ? trail.Picked : trail);
        }
    }

    private void FollowTarget(IOperation target, Trail trail)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Name(local.Local.Name, local.Local.Type, trail);
                FollowLocal(local.Local, local, trail.Next);
                break;
            case IParameterReferenceOperation parameter:
                Name(parameter.Parameter.Name, parameter.Parameter.Type, trail);
                break;
            case IFieldReferenceOperation field:
                FollowField(field.Field, trail);
                break;
            case IPropertyReferenceOperation { Arguments: { Length: > 0 } keys, Instance: { } holder } indexer:
                NameByKey(keys[0].Value, indexer.Type, trail);
                FollowReceiver(holder, trail.Joined);
                break;
            case IPropertyReferenceOperation property when IsCryptographic(property.Property):
                NameInCryptography(property.Property.Name, property.Property.Type, trail);
                break;
            case IPropertyReferenceOperation property:
                Name(property.Property.Name, property.Property.Type, trail);
                break;
            case IArrayElementReferenceOperation element:
                FollowReceiver(element.ArrayReference, trail.Joined);
                break;
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation inside, Trail trail)
    {
        foreach (var use in trail.Hops > 0 ? BodyIndex.Around(inside).Of(local) : [])
        {
            if (use is ILocalReferenceOperation)
            {
                Follow(use, trail);
            }
        }
    }

    private void FollowField(IFieldSymbol field, Trail trail)
    {
        Name(field.Name, field.Type, trail);
        if (trail.Hops > 0 && field.DeclaredAccessibility == Accessibility.Private)
        {
            foreach (var reference in sink.Uses.References(field))
            {
                Follow(reference, trail.Next);
            }
        }
    }
}
