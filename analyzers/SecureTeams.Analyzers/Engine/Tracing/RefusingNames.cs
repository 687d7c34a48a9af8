using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Calls that throw by their name, where no body can be read.</summary>
internal static class RefusingNames
{
    private static readonly string[] Beginnings =
    [
        "Throw", "Ensure", "Verify", "Validate", "Assert", "Demand", "Require", "Check", "Guard", "Fail", "Refuse", "Reject", "Should",
    ];

    /// <summary>A result that is dropped refuses nothing, and what the platform never leaves out is no check.</summary>
    public static bool Matches(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType?.Name == "Assert")
        {
            return true;
        }

        if (method.ReturnType.SpecialType == SpecialType.System_Boolean || Evidence.IsPresenceCheck(call))
        {
            return false;
        }

        foreach (var beginning in Beginnings)
        {
            if (method.Name.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A conditional call is not there in a release build.</summary>
    public static bool IsConditional(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "ConditionalAttribute")
            {
                return true;
            }
        }

        return false;
    }
}
