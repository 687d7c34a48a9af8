using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography.Defaults;

/// <summary>The number that the program takes when nobody says another: the default of a parameter, of a member or of a setting.</summary>
internal static class StatedDefault
{
    /// <summary>What is not above zero only says that nobody has chosen.</summary>
    public static int? Of(IOperation source) => Number(source) is > 0 and var number ? number : null;

    /// <summary>The default that the declaration of a member or parameter states.</summary>
    public static ExpressionSyntax? Expression(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
        VariableDeclaratorSyntax { Initializer: { } initializer } => initializer.Value,
        PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
        ParameterSyntax { Default: { } initializer } => initializer.Value,
        _ => null,
    };

    private static int? Number(IOperation source) => source switch
    {
        IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: int number } } => number,
        IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences: { Length: 1 } declared } } => Initial(declared[0].GetSyntax()),
        IFieldReferenceOperation { Field: { IsConst: false, DeclaredAccessibility: not Accessibility.Private, DeclaringSyntaxReferences: { Length: 1 } declared } } => Initial(declared[0].GetSyntax()),
        IInvocationOperation { TargetMethod: { Name: "GetValue", ContainingType.Name: "ConfigurationBinder" }, Arguments: var arguments } =>
            Arguments.Named(arguments, "defaultValue") is { ConstantValue: { HasValue: true, Value: int number } } ? number : null,
        _ => null,
    };

    private static int? Initial(SyntaxNode declaration) => Expression(declaration) is LiteralExpressionSyntax { Token.Value: int number } ? number : null;
}
