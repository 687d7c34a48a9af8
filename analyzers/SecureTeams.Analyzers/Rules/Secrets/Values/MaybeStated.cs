using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>A look at an operand that tells values from outside, such as what a library returns or a caller gives, without following anything; it allocates nothing.</summary>
internal static class MaybeStated
{
    public static bool Is(IOperation value)
    {
        if (value.ConstantValue.HasValue)
        {
            return value.ConstantValue.Value is not (null or "");
        }

        return value switch
        {
            IConversionOperation conversion => Is(conversion.Operand),
            IAwaitOperation awaited => Is(awaited.Operation),
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method } => IsCalledHere(method),
            IPropertyReferenceOperation { Property: { Name: "Value" } or { IsIndexer: true } } => true,
            IMemberReferenceOperation reference => reference.Member.ContainingAssembly is ISourceAssemblySymbol || reference.Member.ContainingType.IsTupleType,
            IInvocationOperation call => IsFollowed(call),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Is(sum.LeftOperand) && Is(sum.RightOperand),
            IInterpolatedStringOperation text => IsOfStated(text),
            IDefaultValueOperation => false,
            _ => true,
        };
    }

    private static bool IsFollowed(IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingAssembly is ISourceAssemblySymbol || call.TargetMethod is { MethodKind: MethodKind.DelegateInvoke } or { Name: "FromResult" or "GetValueOrDefault" or "Concat" or "Format" })
        {
            return true;
        }

        return Carriers.HandsOn(call) && (call.Instance is { Type.SpecialType: SpecialType.System_String } or { Type.TypeKind: TypeKind.Array }
            ? Is(call.Instance)
            : call.Arguments.Length == 0 || Is(call.Arguments[0].Value));
    }

    private static bool IsOfStated(IInterpolatedStringOperation text)
    {
        foreach (var part in text.Parts)
        {
            if (part is IInterpolationOperation { Expression: var expression } && !Is(expression))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Only then are all its callers known.</summary>
    private static bool IsCalledHere(IMethodSymbol method) =>
        method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
        || method.DeclaredAccessibility == Accessibility.Private
        || (method.MethodKind == MethodKind.Constructor && method.ContainingType.DeclaredAccessibility == Accessibility.Private);
}
