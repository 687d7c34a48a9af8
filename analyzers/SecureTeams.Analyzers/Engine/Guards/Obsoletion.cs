using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>G-sys: the compiler already reports the member as obsolete.</summary>
internal static class Obsoletion
{
    public static bool Covers(ISymbol member, string diagnosticId)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Name != "ObsoleteAttribute")
            {
                continue;
            }

            foreach (var named in attribute.NamedArguments)
            {
                if (named is { Key: "DiagnosticId", Value.Value: string id } && id == diagnosticId)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
