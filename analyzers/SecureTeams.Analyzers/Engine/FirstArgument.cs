using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine;

internal static class FirstArgument
{
    /// <summary>The value of the first parameter, wherever a named argument stands; null when there is none.</summary>
    public static IOperation? Of(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == 0)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
