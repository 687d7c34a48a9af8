using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Versions;

/// <summary>Names, for a message, what a setting is written to.</summary>
internal static class SettingName
{
    public static string Of(TypedWrite write) => write.Target switch
    {
        ILocalSymbol local => local.Name,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter => constructor.ContainingType.Name + "(" + parameter.Name + ")",
        IParameterSymbol { ContainingSymbol: { } method } parameter => method.Name + "(" + parameter.Name + ")",
        { ContainingType: { } type } member => type.Name + "." + member.Name,
        var other => other.Name,
    };
}
