using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Reads a setting where a literal stood: from the configuration in scope or, where there is none, from the environment. Without the setting the program stops.</summary>
internal static class Settings
{
    /// <summary>The expression to read with, in C#.</summary>
    public static string Reading(string key, SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Configuration(place, model, cancellationToken) is { } configuration)
        {
            return configuration + "[\"" + key + "\"] ?? throw new global::System.InvalidOperationException(\"" + key + " is not configured.\")";
        }

        var variable = string.Join("_", IdentifierWords.Of(key)).ToUpperInvariant();
        return "global::System.Environment.GetEnvironmentVariable(\"" + variable + "\") ?? throw new global::System.InvalidOperationException(\"" + variable + " is not set.\")";
    }

    public static SyntaxNode Replace(SyntaxNode root, SyntaxNode literal, string reading)
    {
        var expression = SyntaxFactory.ParseExpression(reading);
        var names = expression.DescendantNodes().Where(static node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax);
        return root.ReplaceNode(literal, expression.ReplaceNodes(names, static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation)).WithTriviaFrom(literal));
    }

    /// <summary>A key under the name of the type that uses the secret.</summary>
    public static string KeyOf(SyntaxNode place, string slot) =>
        (place.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText ?? "App") + ":" + slot;

    private static string? Configuration(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var member = MemberOf(model.GetEnclosingSymbol(place.SpanStart, cancellationToken));
        var isStatic = member is not IMethodSymbol { IsStatic: false };
        var barrier = place.Ancestors().FirstOrDefault(IsStaticFunction);
        var symbols = model.LookupSymbols(place.SpanStart)
            .Where(symbol => symbol switch
            {
                IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } when member is IMethodSymbol { IsStatic: true } => false,
                ILocalSymbol or IParameterSymbol => symbol.DeclaringSyntaxReferences.Any(declaration =>
                    declaration.SyntaxTree == place.SyntaxTree && declaration.Span.End < place.SpanStart && barrier?.Span.Contains(declaration.Span) != false),
                IFieldSymbol or IPropertySymbol => symbol.IsStatic || !isStatic,
                _ => false,
            })
            .ToList();
        return symbols.Find(static symbol => IsConfiguration(TypeOf(symbol)))?.Name
            ?? (symbols.Find(static symbol => symbol is ILocalSymbol or IParameterSymbol && HasConfiguration(TypeOf(symbol))) is { } builder ? builder.Name + ".Configuration" : null);
    }

    /// <summary>A lambda sees the object that the method around it belongs to.</summary>
    private static ISymbol? MemberOf(ISymbol? enclosing)
    {
        var current = enclosing;
        while (current is IMethodSymbol { IsStatic: false, MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            current = current.ContainingSymbol;
        }

        return current;
    }

    /// <summary>What keeps the variables and parameters around it out.</summary>
    private static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    private static bool HasConfiguration(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("Configuration").Any(static member => member is IPropertySymbol property && IsConfiguration(property.Type)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConfiguration(ITypeSymbol? type) =>
        type is not null && (IsInterface(type) || type.AllInterfaces.Any(IsInterface));

    private static bool IsInterface(ITypeSymbol type) => type is { Name: "IConfiguration", ContainingNamespace: { Name: "Configuration", ContainingNamespace.Name: "Extensions" } };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
