using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Cryptography;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotAuthenticateWithWeakMacsFix : RuleFix
{
    private const string Replacement = "HMACSHA256";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotAuthenticateWithWeakMacs.RuleId);

    protected override string Title => "Authenticate with HMACSHA256";

    /// <summary>Only the type, or the name that stands in the call, changes: no buffer has the old length, and nothing is made of it that holds 16 bytes.</summary>
    protected override bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(place, cancellationToken) is { } operation
        && IsKnownShape(operation)
        && !Sha256Fitness.NeedsOldLength(operation, model, cancellationToken);

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => place is ExpressionSyntax expression && Instead(expression) is { } replacement
        ? DeclaredType.ReplaceWithValue(root, expression, replacement.WithTriviaFrom(expression), TypeInstead)
        : null;

    private static bool IsKnownShape(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: { } type, Arguments: var arguments } => IsWeak(type.Name) && IsOfFramework(type) && (arguments.IsEmpty || arguments is { Length: 1 } && arguments[0].Parameter?.Name is "key" or "rgbKey"),
        IMethodReferenceOperation { Method: var method } => IsWeak(method.ContainingType.Name) && !Sha256Fitness.NeedsBuffer(method),
        IInvocationOperation { TargetMethod: var method } call => !Sha256Fitness.NeedsBuffer(method)
            && (IsWeak(method.ContainingType.Name) || (call.Arguments.Length > 0 && call.Arguments[0] is { Parameter.Ordinal: 0, Value: ILiteralOperation })),
        _ => false,
    };

    private static bool IsOfFramework(ITypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "System.Security.Cryptography";

    private static ExpressionSyntax? Instead(ExpressionSyntax place) => place switch
    {
        ObjectCreationExpressionSyntax { Type: NameSyntax type } creation when TypeInstead(type) is { } instead => creation.WithType(instead),
        ImplicitObjectCreationExpressionSyntax creation => creation,
        MemberAccessExpressionSyntax group => OfSibling(group),
        SimpleNameSyntax imported => Member(imported.WithoutTrivia()),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call when arguments[0].Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } name =>
            call.ReplaceNode(name, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Replacement)).WithTriviaFrom(name)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call => call.WithExpression(OfSibling(method)),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax method } call => call.WithExpression(Member(method.WithoutTrivia()).WithTriviaFrom(method)),
        _ => null,
    };

    private static MemberAccessExpressionSyntax OfSibling(MemberAccessExpressionSyntax access) =>
        access.WithExpression((access.Expression is MemberAccessExpressionSyntax qualified
            ? qualified.WithName(SyntaxFactory.IdentifierName(Replacement))
            : Imported()).WithTriviaFrom(access.Expression));

    private static MemberAccessExpressionSyntax Member(SimpleNameSyntax method) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Imported(), method);

    private static ExpressionSyntax Imported() =>
        SyntaxFactory.ParseExpression("global::System.Security.Cryptography." + Replacement).WithAdditionalAnnotations(Simplifier.Annotation);

    private static NameSyntax? TypeInstead(NameSyntax type) => type switch
    {
        QualifiedNameSyntax qualified when IsWeak(qualified.Right.Identifier.ValueText) => qualified.WithRight(SyntaxFactory.IdentifierName(Replacement).WithTriviaFrom(qualified.Right)),
        SimpleNameSyntax simple when IsWeak(simple.Identifier.ValueText) =>
            SyntaxFactory.ParseName("global::System.Security.Cryptography." + Replacement).WithTriviaFrom(type).WithAdditionalAnnotations(Simplifier.Annotation),
        _ => null,
    };

    private static bool IsWeak(string type) => type is "HMACMD5" or "HMACSHA1" or "HMACRIPEMD160";
}
