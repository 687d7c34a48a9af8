using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.CodeFixes.Edits;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

internal static class Sha256Replacement
{
    private const string DigestSuffix = "Digest";

    public static SyntaxNode? Of(SyntaxNode root, SyntaxNode place) => Instead(place) is { } replacement
        ? DeclaredType.ReplaceWithValue(root, (ExpressionSyntax)place, replacement.WithTriviaFrom(place), TypeInstead)
        : null;

    private static ExpressionSyntax? Instead(SyntaxNode place) => place switch
    {
        InvocationExpressionSyntax call => InsteadOfCall(call),
        ObjectCreationExpressionSyntax { Type: NameSyntax type } creation when IsDigest(type) => creation.WithType((TypeSyntax)TypeInstead(type)!),
        ObjectCreationExpressionSyntax { Type: NameSyntax type } => Create(SiblingOf(type)),
        ImplicitObjectCreationExpressionSyntax => Create(SiblingOf(null)),
        MemberAccessExpressionSyntax group => OfSibling(group),
        SimpleNameSyntax imported => Member(SiblingOf(null), imported.WithoutTrivia()),
        _ => null,
    };

    private static InvocationExpressionSyntax? InsteadOfCall(InvocationExpressionSyntax call)
    {
        var method = (call.Expression as MemberAccessExpressionSyntax)?.Name ?? call.Expression as SimpleNameSyntax;
        switch (method?.Identifier.ValueText)
        {
            case null:
                return null;
            case "GetDigest" or "CalculateDigest":
                var name = call.ArgumentList.Arguments[0].Expression;
                return call.ReplaceNode(name, Name(name));
            case "Create" or "CreateFromName":
                return call.WithExpression(Member(call.Expression, "Create"))
                    .WithArgumentList(call.ArgumentList.WithArguments(default));
            case var other:
                return call.WithExpression(Member(call.Expression, other));
        }
    }

    private static MemberAccessExpressionSyntax Member(ExpressionSyntax old, string name) => old is MemberAccessExpressionSyntax access
        ? OfSibling(access.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name)))
        : Member(SiblingOf(null), SyntaxFactory.IdentifierName(name)).WithTriviaFrom(old);

    private static MemberAccessExpressionSyntax OfSibling(MemberAccessExpressionSyntax access) =>
        access.WithExpression(SiblingOf(access.Expression).WithTriviaFrom(access.Expression));

    private static LiteralExpressionSyntax Name(ExpressionSyntax old) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("SHA-256")).WithTriviaFrom(old);

    private static InvocationExpressionSyntax Create(ExpressionSyntax type) =>
        SyntaxFactory.InvocationExpression(Member(type, SyntaxFactory.IdentifierName("Create")));

    private static MemberAccessExpressionSyntax Member(ExpressionSyntax type, SimpleNameSyntax name) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, name);

    /// <summary>A qualifier that was written stays; otherwise the simplifier decides whether one is needed.</summary>
    private static ExpressionSyntax SiblingOf(ExpressionSyntax? type) => type switch
    {
        MemberAccessExpressionSyntax qualified => qualified.WithName(SyntaxFactory.IdentifierName("SHA256")),
        QualifiedNameSyntax qualified => SyntaxFactory.ParseExpression(qualified.Left.WithoutTrivia() + ".SHA256"),
        _ => SyntaxFactory.ParseExpression("global::System.Security.Cryptography.SHA256").WithAdditionalAnnotations(Simplifier.Annotation),
    };

    /// <summary>The name of the type that takes the place of a weak one in a declaration; null when the type is another.</summary>
    private static NameSyntax? TypeInstead(NameSyntax type)
    {
        var name = Last(type);
        if (!IsWeak(name))
        {
            return null;
        }

        var replacement = IsDigest(type) ? "Org.BouncyCastle.Crypto.Digests.Sha256Digest" : "System.Security.Cryptography.SHA256";
        return type is QualifiedNameSyntax qualified
            ? qualified.WithRight(SyntaxFactory.IdentifierName(replacement.Substring(replacement.LastIndexOf('.') + 1)).WithTriviaFrom(qualified.Right))
            : SyntaxFactory.ParseName("global::" + replacement).WithTriviaFrom(type).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static bool IsDigest(NameSyntax type) => Last(type).EndsWith(DigestSuffix, StringComparison.Ordinal);

    private static bool IsWeak(string name) =>
        name.StartsWith("MD", StringComparison.Ordinal) || name.StartsWith("SHA1", StringComparison.Ordinal) || name == "Sha1Digest";

    private static string Last(NameSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
