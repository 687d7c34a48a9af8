using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <content>Patterns, and what switch expressions make of them.</content>
internal sealed partial class Rehearsal
{
    private bool? Matches(IPatternOperation pattern, Known value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Known.AreEqual(value, Of(constant.Value));
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Or(Matches(either.LeftPattern, value), Matches(either.RightPattern, value));
            case IBinaryPatternOperation both:
                return And(Matches(both.LeftPattern, value), Matches(both.RightPattern, value));
            case IRelationalPatternOperation relation:
                return Compare(relation.OperatorKind, value, Of(relation.Value)).Truth;
            case IDiscardPatternOperation:
                return true;
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value);
                return declaration.MatchesNull ? true : IsOf(declaration.MatchedType, value);
            case ITypePatternOperation type:
                return IsOf(type.MatchedType, value);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive:
                Declare(recursive.DeclaredSymbol, value);
                return MatchesMembers(recursive, value);
            default:
                return null;
        }
    }

    private bool? MatchesMembers(IRecursivePatternOperation pattern, Known value)
    {
        var matches = IsOf(pattern.MatchedType, value);
        foreach (var member in pattern.PropertySubpatterns)
        {
            var held = member.Member is IPropertyReferenceOperation property ? OfMember(property, value) : Known.Unknown;
            matches = And(matches, Matches(member.Pattern, held));
        }

        return matches;
    }

    /// <summary>The platform hands over an X509Certificate2 under the older name.</summary>
    private static bool? IsOf(ITypeSymbol? type, Known value) => value.IsNull switch
    {
        true => false,
        false when !ReferenceEquals(value, Known.Present) || type?.SpecialType == SpecialType.System_Object => true,
        _ => null,
    };

    private void Declare(ISymbol? variable, Known value)
    {
        if (variable is not null)
        {
            _memory.Set(variable, value);
        }
    }

    private Known OfSwitch(ISwitchExpressionOperation choice)
    {
        var value = Of(choice.Value);
        Known? chosen = null;
        foreach (var arm in choice.Arms)
        {
            var matches = And(Matches(arm.Pattern, value), arm.Guard is null ? true : Of(arm.Guard).Truth);
            if (matches != false)
            {
                var result = Of(arm.Value);
                chosen = chosen is null ? result : Known.Either(chosen, result);
            }

            if (matches == true)
            {
                return chosen!;
            }
        }

        _mayRefuse = true;
        return Known.Unknown;
    }
}
