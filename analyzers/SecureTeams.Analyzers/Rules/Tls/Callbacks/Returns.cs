using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

internal static class Returns
{
    /// <summary>Whether a result is bool, or a task of it.</summary>
    public static bool Truth(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean
        || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } result } && result[0].SpecialType == SpecialType.System_Boolean;
}
