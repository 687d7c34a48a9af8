using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Takes out the assignment, initializer member, argument or call that an expression is given to.</summary>
internal static class Removal
{
    public static SyntaxNode? OfReceiver(SyntaxNode root, SyntaxNode place)
    {
        var value = Outermost(place);
        return value.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Right == value => OfExpression(root, assignment),
            ArgumentSyntax argument => root.RemoveNode(argument, Above.HasComment(argument.GetLeadingTrivia()) ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia),
            _ => null,
        };
    }

    /// <summary>Removes an expression that stands for a statement.</summary>
    public static SyntaxNode? OfExpression(SyntaxNode root, ExpressionSyntax expression) => expression.Parent switch
    {
        InitializerExpressionSyntax initializer => MemberRemoval.From(root, initializer, expression),
        ConditionalAccessExpressionSyntax access when access.WhenNotNull == expression => OfExpression(root, access),
        ExpressionStatementSyntax statement => StatementRemoval.From(root, statement),
        LambdaExpressionSyntax lambda when lambda.Body == expression => root.ReplaceNode(lambda, lambda.WithExpressionBody(null).WithBlock(EmptyBlock.Create().WithTriviaFrom(expression))),
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } arrow => root.ReplaceNode(method, WithEmptyBody(method, arrow)),
        _ => null,
    };

    /// <summary>Takes a call out of a chain of calls, or the statement with a call that stands alone.</summary>
    public static SyntaxNode? OfCall(SyntaxNode root, InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && (receiver is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax || IsContinued(call))
            ? root.ReplaceNode(call, receiver.WithTrailingTrivia(call.GetTrailingTrivia()))
            : OfExpression(root, call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call ? access : call);

    private static bool IsContinued(InvocationExpressionSyntax call) =>
        call.Parent is MemberAccessExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or AssignmentExpressionSyntax;

    /// <summary>An argument can go where it is optional and moves no other, or where the same call exists without it.</summary>
    public static bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Outermost(place).Parent is not ArgumentSyntax argument)
        {
            return true;
        }

        return model.GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter }
            && ((parameter.IsOptional && MovesNoOther(argument)) || HasOverloadWithout(method, parameter));
    }

    /// <summary>A later argument without a name would be given to the parameter before its own.</summary>
    private static bool MovesNoOther(ArgumentSyntax argument) =>
        argument.Parent is BaseArgumentListSyntax list
        && list.Arguments.Skip(list.Arguments.IndexOf(argument) + 1).All(later => later.NameColon is not null);

    private static bool HasOverloadWithout(IMethodSymbol method, IParameterSymbol removed)
    {
        foreach (var member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol other && other.Parameters.Length == method.Parameters.Length - 1 && TakesTheRest(other, method, removed.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakesTheRest(IMethodSymbol other, IMethodSymbol method, int removed)
    {
        for (var i = 0; i < other.Parameters.Length; i++)
        {
            var kept = method.Parameters[i < removed ? i : i + 1];
            if (!SymbolEqualityComparer.Default.Equals(other.Parameters[i].Type, kept.Type))
            {
                return false;
            }
        }

        return true;
    }

    private static SyntaxNode Outermost(SyntaxNode place)
    {
        var current = place is ArgumentSyntax argument ? argument.Expression : place;
        while (current.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            current = current.Parent;
        }

        return current;
    }

    private static MethodDeclarationSyntax WithEmptyBody(MethodDeclarationSyntax method, ArrowExpressionClauseSyntax arrow) =>
        method.WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithBody(EmptyBlock.Create().WithLeadingTrivia(arrow.GetLeadingTrivia()).WithTrailingTrivia(method.GetTrailingTrivia()));
}
