using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>The member of an enum that an operation is: a constant, or a text parsed as it.</summary>
internal static class EnumText
{
    public static string? Of(IOperation value, string enumeration)
    {
        if (value is IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType.SpecialType: SpecialType.System_Enum } } parse)
        {
            return OfParsed(parse, enumeration);
        }

        return value.ConstantValue.HasValue && value.Type?.Name == enumeration
            ? EnumMember.NameOf(value.Type, value.ConstantValue.Value)
            : null;
    }

    private static string? OfParsed(IInvocationOperation parse, string enumeration)
    {
        foreach (var argument in parse.Arguments)
        {
            if (argument.Value is { ConstantValue: { HasValue: true, Value: string text } } && Target(parse)?.Name == enumeration)
            {
                foreach (var member in Target(parse)!.GetMembers())
                {
                    if (member is IFieldSymbol { HasConstantValue: true } && string.Equals(member.Name, text, StringComparison.OrdinalIgnoreCase))
                    {
                        return member.Name;
                    }
                }
            }
        }

        return null;
    }

    private static ITypeSymbol? Target(IInvocationOperation parse) =>
        parse.TargetMethod.TypeArguments.Length == 1 ? parse.TargetMethod.TypeArguments[0]
        : parse.Arguments is { Length: > 0 } arguments && arguments[0].Value is ITypeOfOperation type ? type.TypeOperand
        : null;
}
