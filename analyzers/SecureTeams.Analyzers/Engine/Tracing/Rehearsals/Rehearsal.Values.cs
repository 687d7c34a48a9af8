using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <content>The values of expressions.</content>
internal sealed partial class Rehearsal
{
    private readonly Stack<Known> _accessed = new();

    private Known Of(IOperation operation)
    {
        if (++_steps > MostSteps)
        {
            _mayRefuse = true;
            return Known.Unknown;
        }

        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return Known.Constant(constant.Value);
        }

        return operation switch
        {
            IThrowOperation => OfThrow(),
            IParenthesizedOperation inner => Of(inner.Operand),
            IConversionOperation conversion => OfConversion(conversion),
            IUnaryOperation unary => OfUnary(unary),
            IBinaryOperation binary => OfBinary(binary),
            IConditionalOperation { WhenFalse: { } otherwise } conditional => OfBranches(conditional, otherwise),
            ISwitchExpressionOperation choice => OfSwitch(choice),
            ICoalesceOperation coalesce => OfCoalesce(coalesce),
            IIsPatternOperation test => Known.Of(Matches(test.Pattern, Of(test.Value))),
            IIsTypeOperation test => Known.Of(IsOf(test.TypeOperand, Of(test.ValueOperand)) is { } isOf ? isOf != test.IsNegated : null),
            IAwaitOperation awaited => Of(awaited.Operation),
            IParameterReferenceOperation or ILocalReferenceOperation => _memory.Of(Variable(operation)!) ?? FromOutside(operation),
            IFieldReferenceOperation field => OfField(field),
            IPropertyReferenceOperation property => OfMember(property, property.Instance is null ? Known.Unknown : Of(property.Instance)),
            IArrayElementReferenceOperation element => OfElement(element),
            IImplicitIndexerReferenceOperation { Instance: { } indexed } => ReferenceEquals(Of(indexed), Known.ChainElement) ? Known.ChainElement : Known.Unknown,
            IConditionalAccessOperation access => OfAccess(access),
            IConditionalAccessInstanceOperation when _accessed.Count > 0 => _accessed.Peek(),
            IAssignmentOperation assignment => OfAssignment(assignment),
            IIncrementOrDecrementOperation increment => OfIncrement(increment),
            IVariableDeclaratorOperation declarator => OfDeclarator(declarator),
            IInvocationOperation call => OfCall(call),
            IObjectCreationOperation creation => OfCreation(creation),
            IDelegateCreationOperation or IAnonymousFunctionOperation or ILocalFunctionOperation => Known.Present,
            _ => OfChildren(operation),
        };
    }

    private Known OfThrow()
    {
        _mayRefuse = true;
        return Known.Unknown;
    }

    private Known OfChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            _ = Of(child);
            if (Variable(child) is { } variable && MemberWrite.Through(child) is not null)
            {
                _memory.Set(variable, Known.Unknown);
            }
        }

        return Known.Unknown;
    }

    /// <summary>A constant from outside the callback, if that is all it can be.</summary>
    private Known FromOutside(IOperation operation) =>
        tracer.SingleConstant(operation) is { } constant ? Known.Constant(constant) : Known.Unknown;

    private Known OfConversion(IConversionOperation conversion)
    {
        var value = Of(conversion.Operand);
        return conversion.OperatorMethod is null ? value : Known.Unknown;
    }

    private Known OfUnary(IUnaryOperation unary)
    {
        var operand = Of(unary.Operand);
        return unary.OperatorKind switch
        {
            _ when unary.OperatorMethod is not null => Known.Unknown,
            UnaryOperatorKind.Not => Known.Of(!operand.Truth),
            UnaryOperatorKind.BitwiseNegation when operand.Number is { } bits => Known.Constant(~bits),
            _ => Known.Unknown,
        };
    }

    private Known OfBinary(IBinaryOperation binary)
    {
        var left = Of(binary.LeftOperand);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            var decisive = binary.OperatorKind == BinaryOperatorKind.ConditionalOr;
            return left.Truth == decisive ? left : Combine(binary.OperatorKind, left, left.Truth is null ? Maybe(binary.RightOperand) : Of(binary.RightOperand));
        }

        var right = Of(binary.RightOperand);
        return IsExpectedRoot(binary.LeftOperand, left, binary.RightOperand, right)
            ? Known.Of(binary.OperatorKind switch { BinaryOperatorKind.Equals => true, BinaryOperatorKind.NotEquals => false, _ => null })
            : Combine(binary.OperatorKind, left, right);
    }

    /// <summary>Evaluates what may not be evaluated at all.</summary>
    private Known Maybe(IOperation operation)
    {
        var before = _memory.Copy();
        var value = Of(operation);
        _memory = Memory.Either(before, _memory);
        return value;
    }

    private static Known Combine(BinaryOperatorKind kind, Known left, Known right) => kind switch
    {
        BinaryOperatorKind.Equals => Known.Of(Known.AreEqual(left, right)),
        BinaryOperatorKind.NotEquals => Known.Of(!Known.AreEqual(left, right)),
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when left.Truth == false || right.Truth == false => Known.False,
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when left.Truth == true || right.Truth == true => Known.True,
        BinaryOperatorKind.ConditionalAnd => Known.Of(And(left.Truth, right.Truth)),
        BinaryOperatorKind.ConditionalOr => Known.Of(Or(left.Truth, right.Truth)),
        BinaryOperatorKind.And when left.Truth is not null || right.Truth is not null => Known.Of(And(left.Truth, right.Truth)),
        BinaryOperatorKind.Or when left.Truth is not null || right.Truth is not null => Known.Of(Or(left.Truth, right.Truth)),
        BinaryOperatorKind.And when left.Number == 0 || right.Number == 0 => Known.Constant(0L),
        BinaryOperatorKind.And when left.Number is { } a && right.Number is { } b => Known.Constant(a & b),
        BinaryOperatorKind.Or when left.Number is { } a && right.Number is { } b => Known.Constant(a | b),
        BinaryOperatorKind.ExclusiveOr when left.Number is { } a && right.Number is { } b => Known.Constant(a ^ b),
        BinaryOperatorKind.ExclusiveOr when left.Truth is { } a && right.Truth is { } b => Known.Of(a ^ b),
        BinaryOperatorKind.Add when left.Number is { } a && right.Number is { } b => Known.Constant(a + b),
        BinaryOperatorKind.Subtract when left.Number is { } a && right.Number is { } b => Known.Constant(a - b),
        _ => Compare(kind, left, right),
    };

    private static Known Compare(BinaryOperatorKind kind, Known left, Known right) => left.Number is { } a && right.Number is { } b
        ? kind switch
        {
            BinaryOperatorKind.LessThan => Known.Of(a < b),
            BinaryOperatorKind.LessThanOrEqual => Known.Of(a <= b),
            BinaryOperatorKind.GreaterThan => Known.Of(a > b),
            BinaryOperatorKind.GreaterThanOrEqual => Known.Of(a >= b),
            _ => Known.Unknown,
        }
        : Known.Unknown;

    private Known OfBranches(IConditionalOperation conditional, IOperation otherwise)
    {
        switch (Of(conditional.Condition).Truth)
        {
            case true:
                return Of(conditional.WhenTrue);
            case false:
                return Of(otherwise);
            default:
                return Known.Either(Maybe(conditional.WhenTrue), Maybe(otherwise));
        }
    }

    private Known OfCoalesce(ICoalesceOperation coalesce)
    {
        var value = Of(coalesce.Value);
        return value.IsNull switch
        {
            true => Of(coalesce.WhenNull),
            false => value,
            null => Known.Either(value, Maybe(coalesce.WhenNull)),
        };
    }
}
