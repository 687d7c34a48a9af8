using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>Tells a location from a text that is compared, looked up, replaced or names an XML namespace.</summary>
internal static class UrlUse
{
    public static bool IsLocation(IOperation whole) => !Comparison.Guards(whole) && whole.Parent switch
    {
        IConversionOperation { OperatorMethod: not null, Type.Name: "XNamespace" or "XName" } => false,
        IArgumentOperation argument => !IsLookedFor(argument) && !IsOfXml(argument) && !IsNamespace(argument.Parameter?.Name),
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } => !IsNamespace(target.Member.Name),
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => !IsNamespace(target.Local.Name),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => !IsNamespace(variable.Symbol.Name),
        IFieldInitializerOperation field => !field.InitializedFields.Any(initialized => IsNamespace(initialized.Name)),
        IPropertyInitializerOperation property => !property.InitializedProperties.Any(initialized => IsNamespace(initialized.Name)),
        _ => true,
    };

    private static bool IsLookedFor(IArgumentOperation argument) => argument switch
    {
        { Parent: IPropertyReferenceOperation } => true,
        { Parameter.Name: "key", Parent: IInvocationOperation } => true,
        { Parameter.Name: "oldValue", Parent: IInvocationOperation { TargetMethod.Name: "Replace" } } => true,
        _ => false,
    };

    private static bool IsOfXml(IArgumentOperation argument)
    {
        var type = argument.Parameter?.ContainingSymbol.ContainingType?.ContainingNamespace?.ToDisplayString();
        return type is not null && (type == "System.Xml" || type.StartsWith("System.Xml.", StringComparison.Ordinal));
    }

    private static bool IsNamespace(string? name) => name is not null
        && (name.IndexOf("namespace", StringComparison.OrdinalIgnoreCase) >= 0
            || name.Equals("ns", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("Ns", StringComparison.Ordinal)
            || name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase));
}
