using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Names, for a message, what a value is given to.</summary>
internal static class Receiver
{
    public static string Of(IOperation value)
    {
        for (var current = value.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAssignmentOperation { Target: IMemberReferenceOperation target }:
                    return target.Member.ContainingType.Name + "." + target.Member.Name;
                case IEventAssignmentOperation { EventReference: IEventReferenceOperation target }:
                    return target.Event.ContainingType.Name + "." + target.Event.Name;
                case IArgumentOperation { Parameter: { } parameter }:
                    return parameter.ContainingSymbol.ContainingType.Name + "(" + parameter.Name + ")";
                case IConversionOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                    continue;
                default:
                    return value.Type?.Name ?? string.Empty;
            }
        }

        return value.Type?.Name ?? string.Empty;
    }
}
