using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>The name of a tuple's element: its own, that of the type it becomes, or that of the variable it is taken apart into.</summary>
internal static class TupleNames
{
    public static Naming Of(ITupleOperation tuple, int index)
    {
        if (index < 0)
        {
            return Naming.None;
        }

        var outer = tuple.Parent;
        ITypeSymbol? type = tuple.Type;
        while (outer is IConversionOperation conversion)
        {
            type = conversion.Type;
            outer = outer.Parent;
        }

        if (outer is IDeconstructionAssignmentOperation assignment)
        {
            var target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
            return target is ITupleOperation targets && index < targets.Elements.Length ? NameOfOperand.Of(targets.Elements[index]) : Naming.None;
        }

        return NameIn(type, tuple, index) is { Kind: not SecretKind.None } named ? named : NameIn(tuple.NaturalType, tuple, index);
    }

    private static Naming NameIn(ITypeSymbol? type, ITupleOperation tuple, int index)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true, TupleElements: { IsDefault: false } elements } || index >= elements.Length)
        {
            return Naming.None;
        }

        return index > 0 && elements[index].Name is "Value" or "value" && elements[index - 1].Name is "Key" or "key" or "Name" or "name" && tuple.Elements[index - 1].ConstantValue.Value is string key
            ? new Naming(key, isKey: true)
            : Naming.OfSymbol(elements[index], isElement: false);
    }
}
