using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>The nearest name that a literal is given to or compared with; the way up allocates nothing.</summary>
internal static class NameAbove
{
    public static Naming Of(IOperation literal)
    {
        var isElement = false;
        var value = literal;
        while (value.Parent is { } parent)
        {
            if (parent is IReturnOperation)
            {
                value = EnclosingFunction(parent);
                if (value is not IAnonymousFunctionOperation)
                {
                    return OfFunction(value, literal.Syntax).Element(isElement);
                }
            }
            else if (Step(value, parent, ref isElement) is { } next)
            {
                value = next;
            }
            else
            {
                return At(value, parent).Element(isElement);
            }
        }

        return Naming.None;
    }

    /// <summary>What has the value as its own; null where the value gets a name.</summary>
    private static IOperation? Step(IOperation value, IOperation parent, ref bool isElement)
    {
        switch (parent)
        {
            case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IDelegateCreationOperation or ISwitchExpressionOperation:
            case IInterpolatedStringTextOperation or IInterpolatedStringOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } when Whole.IsPart(value, parent):
            case IConditionalOperation { Type: not null } conditional when conditional.Condition != value:
            case ISwitchExpressionArmOperation arm when arm.Value == value:
            case IInvocationOperation call when call.Instance == value && Passage.IsThrough(call):
            case IObjectCreationOperation when isElement:
                return parent;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1, Parent: IObjectOrCollectionInitializerOperation initializer } }:
                isElement = true;
                return initializer;
            case IArgumentOperation { Parent: { } taker } argument when Passage.IsThrough(taker, argument):
                return taker;
            case IArrayInitializerOperation or IArrayCreationOperation:
            case var _ when parent.Syntax.IsKind(SyntaxKind.CollectionExpression):
                isElement = true;
                return parent;
            default:
                return null;
        }
    }

    private static Naming At(IOperation value, IOperation parent) => parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => Of(variable.Symbol),
        IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => Of(fields[0]),
        IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => Of(properties[0]),
        IParameterInitializerOperation { Parameter: { } parameter } => Of(parameter),
        ISimpleAssignmentOperation assignment when assignment.Value == value => NameOfOperand.Of(assignment.Target),
        ICoalesceAssignmentOperation assignment when assignment.Value == value => NameOfOperand.Of(assignment.Target),
        IArgumentOperation argument => OfArgument(argument),
        ITupleOperation tuple => TupleNames.Of(tuple, tuple.Elements.IndexOf(value)),
        _ => ComparedWith.Of(value, parent),
    };

    private static Naming OfArgument(IArgumentOperation argument)
    {
        if (argument.Parent is IPropertyReferenceOperation)
        {
            return Naming.None;
        }

        if (ComparedWith.InCall(argument) is { Name.Length: > 0 } compared)
        {
            return compared;
        }

        if (argument is { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.Name: "ToSecureString" or "ToSecure" or "ConvertToSecureString" or "CreateSecureString" } })
        {
            return Naming.Of("secure password", isElement: false);
        }

        return KeyedValue.KeyOf(argument) is { } key ? new Naming(key, isKey: true) : argument.Parameter is { } parameter ? Of(parameter) : Naming.None;
    }

    private static IOperation EnclosingFunction(IOperation returned)
    {
        var function = returned;
        while (function.Parent is { } parent && function is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = parent;
        }

        return function;
    }

    private static Naming OfFunction(IOperation function, SyntaxNode place)
    {
        if (function is ILocalFunctionOperation local)
        {
            return Of(local.Symbol);
        }

        for (var node = place; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case MethodDeclarationSyntax method:
                    return Naming.Of(method.Identifier.ValueText, isElement: false);
                case PropertyDeclarationSyntax property:
                    return Naming.Of(property.Identifier.ValueText, isElement: false);
                case MemberDeclarationSyntax:
                    return Naming.None;
            }
        }

        return Naming.None;
    }

    private static Naming Of(ISymbol symbol) => Naming.OfSymbol(symbol, isElement: false);
}
