using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

internal static class RuleDescriptor
{
    /// <summary>The slot after a rule's own arguments; it takes the reason for which a finding was lowered.</summary>
    internal const int LoweringSlot = 5;

    public static DiagnosticDescriptor Create(
        string id,
        string title,
        string message,
        string category,
        DiagnosticSeverity severity,
        Priority priority,
        params string[] tags) =>
        new(
            id,
            title,
            message + "{5}",
            category,
            severity,
            isEnabledByDefault: true,
            helpLinkUri: RepositoryAddress.RepositoryUrl + "/blob/main/analyzers/docs/rules/" + id + ".md",
            customTags: [.. tags, priority.ToString()]);

    public static Priority PriorityOf(DiagnosticDescriptor rule)
    {
        foreach (var tag in rule.CustomTags)
        {
            switch (tag)
            {
                case nameof(Priority.P0):
                    return Priority.P0;
                case nameof(Priority.P1):
                    return Priority.P1;
            }
        }

        return Priority.P2;
    }
}
