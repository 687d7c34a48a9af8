using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;

namespace SecureTeams.Analyzers.Rules.Secrets.Defaults;

/// <summary>A literal that is there for everybody who sets nothing else: default of a parameter, of an attribute, of the configuration.</summary>
internal static class DefaultLiteral
{
    /// <summary>Whether it is worth asking; allocates nothing.</summary>
    public static bool MayBe(IOperation literal, string text) => PlausibleSecret.MayBe(text) && Whole.IsStated(literal) && Declared(literal).Kind != SecretKind.None;

    /// <summary>What the secret is called; null when it is no default, or no secret.</summary>
    public static string? NameOf(IOperation literal, string text, ValueTracer tracer)
    {
        var naming = Declared(literal);
        return PlausibleSecret.Fits(naming.Kind, naming.Name, text) && (!IsEntry(literal) || InitialSettings.Contain(literal, tracer)) ? naming.Name : null;
    }

    private static Naming Declared(IOperation literal)
    {
        if (IsParameter(literal) || IsEntry(literal))
        {
            return NameAbove.Of(literal);
        }

        return IsDefaultOfAttribute(literal) ? OfAttributed(literal.Syntax) : Naming.None;
    }

    private static bool IsParameter(IOperation literal)
    {
        var value = Outer(literal);
        return value.Parent is IParameterInitializerOperation;
    }

    /// <summary>The value of a pair: <c>["key"] = value</c>, <c>Add("key", value)</c>, <c>new("key", value)</c>.</summary>
    private static bool IsEntry(IOperation literal) => Outer(literal).Parent switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } } => true,
        IArgumentOperation argument => KeyedValue.KeyOf(argument) is not null && argument.Parent is IObjectCreationOperation or IInvocationOperation { TargetMethod.Name: "Add" or "Create" or "TryAdd" },
        _ => false,
    };

    private static bool IsDefaultOfAttribute(IOperation literal)
    {
        var value = Outer(literal);
        return value.Parent switch
        {
            IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "DefaultValueAttribute" or "DefaultParameterValueAttribute" or "DefaultAttribute" or "DefaultSettingValueAttribute", Parent: IAttributeOperation } } => true,
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: "Default" or "DefaultValue" or "DefaultText" } } assignment =>
                assignment.Parent?.Parent is IObjectCreationOperation { Parent: IAttributeOperation },
            _ => false,
        };
    }

    private static Naming OfAttributed(SyntaxNode place)
    {
        for (var node = place; node is not null; node = node.Parent)
        {
            if (node is AttributeListSyntax { Parent: { } attributed })
            {
                return Naming.Of(Identifier(attributed), isElement: false);
            }
        }

        return Naming.None;
    }

    private static string? Identifier(SyntaxNode attributed) => attributed switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        FieldDeclarationSyntax { Declaration.Variables: { Count: > 0 } variables } => variables[0].Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        _ => null,
    };

    private static IOperation Outer(IOperation literal)
    {
        var value = Whole.Of(literal);
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value;
    }
}
