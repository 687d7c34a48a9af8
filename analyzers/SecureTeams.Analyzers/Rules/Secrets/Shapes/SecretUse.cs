using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Tells a text that the program has from one that it looks for, explains something with, or tests with.</summary>
internal static class SecretUse
{
    private static readonly HashSet<string> Searches = new(StringComparer.Ordinal)
    {
        "StartsWith", "EndsWith", "Contains", "IndexOf", "LastIndexOf", "Replace", "Split", "IsMatch", "Match", "Matches", "ContainsKey", "DoesNotContain",
    };

    private static readonly string[] SpeakingAttributes =
    [
        "Description", "Display", "Example", "Summary", "Remarks", "Obsolete", "Swagger", "OpenApi", "Help", "Documentation", "Regex", "RegularExpression", "SuppressMessage",
    ];

    private static readonly HashSet<string> TestVectors = new(StringComparer.Ordinal)
    {
        "InlineDataAttribute", "DataRowAttribute", "TestCaseAttribute", "ArgumentsAttribute", "ValuesAttribute",
    };

    public static bool IsStated(IOperation whole) => !IsSearchedFor(whole) && !IsOfAttribute(whole);

    private static bool IsSearchedFor(IOperation whole) => whole.Parent is IArgumentOperation argument && argument.Parent switch
    {
        IInvocationOperation call => Searches.Contains(call.TargetMethod.Name) || IsRegex(call.TargetMethod.ContainingType),
        IObjectCreationOperation creation => IsRegex(creation.Type),
        IPropertyReferenceOperation => true,
        _ => false,
    };

    private static bool IsRegex(ITypeSymbol? type) => type is { Name: "Regex", ContainingNamespace.Name: "RegularExpressions" };

    private static bool IsOfAttribute(IOperation whole)
    {
        for (var current = whole.Parent; current is IArgumentOperation or IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation
            or ISimpleAssignmentOperation or IObjectOrCollectionInitializerOperation or IObjectCreationOperation or IAttributeOperation; current = current.Parent)
        {
            if (current is IAttributeOperation { Operation.Type.Name: { } name })
            {
                return TestVectors.Contains(name) || Array.Exists(SpeakingAttributes, word => name.IndexOf(word, StringComparison.Ordinal) >= 0);
            }
        }

        return false;
    }
}
