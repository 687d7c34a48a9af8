using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>A comparison whose outcome decides what a function answers.</summary>
internal static class Decision
{
    private const int MostHops = 4;

    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "Equals", "Compare", "CompareOrdinal", "CompareTo", "Contains", "StartsWith", "EndsWith", "IndexOf", "SequenceEqual", "FixedTimeEquals", "IsMatch", "ContainsKey", "TryGetValue",
    };

    private static readonly HashSet<string> Partial = new(StringComparer.Ordinal) { "StartsWith", "EndsWith", "IndexOf", "IsMatch", "Substring", "Remove", "Take", "AsSpan", "Slice" };

    /// <summary>The first comparison of the value, or of something made from it, that decides; null when there is none.</summary>
    public static IOperation? By(IOperation value, ValueTracer tracer)
    {
        foreach (var consumer in tracer.LateConsumers(value))
        {
            if (IsComparison(consumer) && !IsPresenceCheck(consumer) && Decides(consumer, tracer, MostHops))
            {
                return consumer;
            }
        }

        return null;
    }

    /// <summary>Whether only a part of the value is compared.</summary>
    public static bool IsPartial(IOperation value, IOperation comparison, ValueTracer tracer)
    {
        foreach (var consumer in tracer.LateConsumers(value))
        {
            if (consumer is IInvocationOperation { TargetMethod.Name: var name } call
                && (Partial.Contains(name) || (name == "Contains" && call.Instance?.Type?.SpecialType == SpecialType.System_String && IsInside(value, call.Instance))))
            {
                return true;
            }

            if (consumer == comparison)
            {
                break;
            }
        }

        return false;
    }

    /// <summary>Where to report: the comparison, or the value where the comparison stands elsewhere.</summary>
    public static SyntaxNode Place(IOperation value, IOperation comparison)
    {
        var place = IsInside(value, comparison) ? comparison : value;
        return (place.Parent is IConditionalAccessOperation access ? access : place).Syntax;
    }

    public static bool IsInside(IOperation operation, IOperation outer)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current == outer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Both sides of a comparison; one where the other is a collection or not there.</summary>
    public static IEnumerable<IOperation> Operands(IOperation comparison) => comparison switch
    {
        IBinaryOperation binary => [binary.LeftOperand, binary.RightOperand],
        IInvocationOperation { Instance: { } instance } call => call.Arguments.Select(argument => argument.Value).Prepend(instance),
        IInvocationOperation call => call.Arguments.Select(argument => argument.Value),
        _ => [],
    };

    private static bool IsComparison(IOperation consumer) => consumer switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
        IInvocationOperation call => Comparing.Contains(call.TargetMethod.Name) && !Operands(call).Any(IsStore),
        IIsPatternOperation test => test.Pattern.DescendantsAndSelf().Any(pattern => pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string } }),
        _ => false,
    };

    private static bool IsPresenceCheck(IOperation comparison) => Operands(comparison).Any(operand => operand.ConstantValue is { HasValue: true, Value: null or "" });

    private static bool Decides(IOperation comparison, ValueTracer tracer, int hops)
    {
        if (hops == 0)
        {
            return false;
        }

        for (var current = comparison; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation query } } } function } }
                    when !Evidence.IsValidator(function.Symbol):
                    return IsQuery(query) && Decides(query, tracer, hops - 1);
                case IReturnOperation:
                    return true;
                case IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation or IIsPatternOperation or IAwaitOperation or ICoalesceOperation:
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "FromResult" } } or IInvocationOperation { TargetMethod.Name: "FromResult" }:
                    continue;
                case IConditionalOperation { Type: null } branch when branch.Condition == current:
                    return Answers(branch.WhenTrue) || (branch.WhenFalse is { } otherwise && Answers(otherwise));
                case IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IConditionalAccessOperation:
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation } or IAssignmentOperation { Target: ILocalReferenceOperation }:
                    return tracer.Consumers(current).Any(consumer => consumer is IReturnOperation || (consumer is not (IAssignmentOperation or IVariableDeclaratorOperation) && Decides(consumer, tracer, hops - 1)))
                        || IsTested(current, tracer);
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether the variable that takes the value is a condition by itself.</summary>
    private static bool IsTested(IOperation value, ValueTracer tracer)
    {
        var variable = value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            _ => null,
        };
        return variable is not null && ControlFlow.Root(value).Descendants().Any(operation =>
            operation is ILocalReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Local, variable)
            && reference.Parent is IUnaryOperation or IConditionalOperation { Type: null } or IBinaryOperation
            && Decides(reference, tracer, 1));
    }

    private static bool IsQuery(IInvocationOperation query) =>
        query.TargetMethod.Name is "Any" or "All" or "Exists" or "TrueForAll" && query.Arguments.All(argument => !IsStore(argument.Value)) && (query.Instance is null || !IsStore(query.Instance));

    /// <summary>Looking for one of the certificates of a store is no test of the peer's.</summary>
    private static bool IsStore(IOperation operation)
    {
        for (var current = operation; current is not null;)
        {
            if (current.Type?.Name is "X509Certificate2Collection" or "X509CertificateCollection" or "X509Store")
            {
                return true;
            }

            current = current switch
            {
                IConversionOperation conversion => conversion.Operand,
                IMemberReferenceOperation member => member.Instance,
                IInvocationOperation { Instance: { } instance } => instance,
                IInvocationOperation { Arguments: { Length: > 0 } arguments } => arguments[0].Value,
                _ => null,
            };
        }

        return false;
    }

    private static bool Answers(IOperation branch) => ControlFlow.OwnOperations(branch).Any(static operation => operation
        is IReturnOperation
        or IThrowOperation
        or IAssignmentOperation { Type.SpecialType: SpecialType.System_Boolean }
        or IInvocationOperation { TargetMethod.Name: "Success" or "Fail" or "Reject" or "Abort" or "NoResult" });
}
