using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>The function behind a certificate callback, and what it returns.</summary>
internal static class CallbackReturns
{
    private const string ErrorsType = "SslPolicyErrors";

    /// <summary>The lambda, anonymous method, local function or method in the same document; null when it is elsewhere.</summary>
    public static SyntaxNode? FunctionOf(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        var value = finding;
        while (value is ParenthesizedExpressionSyntax or CastExpressionSyntax or BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1 })
        {
            value = value switch
            {
                ParenthesizedExpressionSyntax inner => inner.Expression,
                CastExpressionSyntax cast => cast.Expression,
                var creation => ((BaseObjectCreationExpressionSyntax)creation).ArgumentList!.Arguments[0].Expression,
            };
        }

        if (value is AnonymousFunctionExpressionSyntax)
        {
            return value;
        }

        var declared = model.GetSymbolInfo(value, cancellationToken).Symbol is IMethodSymbol { OriginalDefinition: var method }
            ? (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)
            : null;
        return declared?.SyntaxTree == finding.SyntaxTree ? declared : null;
    }

    /// <summary>The name of the errors and of their type as the function can write them; null when it does not get them.</summary>
    public static string? Names(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        var method = function is AnonymousFunctionExpressionSyntax
            ? model.GetSymbolInfo(function, cancellationToken).Symbol as IMethodSymbol
            : model.GetDeclaredSymbol(function, cancellationToken) as IMethodSymbol;
        var errors = method?.Parameters.FirstOrDefault(parameter => parameter.Type.Name == ErrorsType || parameter.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } wrapped } && wrapped[0].Name == ErrorsType);
        if (errors is null || method!.IsAsync)
        {
            return null;
        }

        var type = errors.Type.Name == ErrorsType ? errors.Type : ((INamedTypeSymbol)errors.Type).TypeArguments[0];
        var name = errors.IsDiscard || errors.Name == "_" ? "errors" : errors.Name;
        return method.ReturnType.SpecialType != SpecialType.System_Boolean || (name != errors.Name && !IsFree(function, name, model))
            ? null
            : errors.Ordinal + " " + name + " " + type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, function.SpanStart);
    }

    /// <summary>Replaces what the function itself returns, unless that is "false".</summary>
    public static SyntaxNode? Replace(SyntaxNode root, SyntaxNode function, Func<ExpressionSyntax, string, string, ExpressionSyntax> replacement, string names)
    {
        var parts = names.Split(' ');
        var changed = function.ReplaceNodes(Values(function), (_, value) => replacement(value, parts[1], parts[2]).WithTriviaFrom(value));
        return root.ReplaceNode(function, WithNamedParameter(changed, int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1]));
    }

    private static bool IsFree(SyntaxNode function, string name, SemanticModel model) =>
        function.DescendantTokens().All(token => token.ValueText != name)
        && model.LookupSymbols(function.SpanStart, name: name).All(symbol => symbol is not (ILocalSymbol or IParameterSymbol));

    private static IEnumerable<ExpressionSyntax> Values(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } expression } => [expression],
        MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => [expression],
        LocalFunctionStatementSyntax { ExpressionBody.Expression: var expression } => [expression],
        _ => ReturnedValues(function),
    };

    private static IEnumerable<ExpressionSyntax> ReturnedValues(SyntaxNode function)
    {
        foreach (var node in function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is ReturnStatementSyntax { Expression: { } value } && !value.IsKind(SyntaxKind.FalseLiteralExpression))
            {
                yield return value;
            }
        }
    }

    private static SyntaxNode WithNamedParameter(SyntaxNode function, int index, string name)
    {
        var parameters = function switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
            AnonymousMethodExpressionSyntax anonymous => anonymous.ParameterList,
            MethodDeclarationSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax local => local.ParameterList,
            _ => null,
        };
        if (parameters is null || index >= parameters.Parameters.Count)
        {
            return function;
        }

        var identifier = parameters.Parameters[index].Identifier;
        return identifier.ValueText == name ? function : function.ReplaceToken(identifier, SyntaxFactory.Identifier(name).WithTriviaFrom(identifier));
    }
}
