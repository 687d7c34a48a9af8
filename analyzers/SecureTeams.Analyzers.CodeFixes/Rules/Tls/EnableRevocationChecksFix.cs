using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class EnableRevocationChecksFix : RuleFix
{
    private const string Mode = "CertificateRevocationCheckMode";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(EnableRevocationChecks.RuleId);

    protected override string Title => "Check revocation";

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(place, cancellationToken).Type?.Name;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => place is not BaseObjectCreationExpressionSyntax creation ? null : NoteOn(place) switch
    {
        "HttpClientHandler" or "WinHttpHandler" => MemberAddition.To(root, creation, Parse("CheckCertificateRevocationList = true")),
        "SocketsHttpHandler" when SslOptions(creation) is { } options => MemberAddition.To(root, options, ModeIsOnline()),
        "SocketsHttpHandler" => MemberAddition.To(root, creation, OptionsWith(ModeIsOnline())),
        _ => MemberAddition.To(root, creation, ModeIsOnline()),
    };

    private static InitializerExpressionSyntax? SslOptions(BaseObjectCreationExpressionSyntax creation) =>
        creation.Initializer?.Expressions
            .OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "SslOptions" })
            .Select(assignment => assignment.Right as InitializerExpressionSyntax)
            .FirstOrDefault();

    private static AssignmentExpressionSyntax ModeIsOnline()
    {
        var assignment = (AssignmentExpressionSyntax)Parse(Mode + " = global::" + RevocationSwitch.ModeType + ".Online");
        return assignment.WithRight(assignment.Right.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static AssignmentExpressionSyntax OptionsWith(ExpressionSyntax member) => SyntaxFactory.AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxFactory.IdentifierName("SslOptions").WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.InitializerExpression(
            SyntaxKind.ObjectInitializerExpression,
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonSeparatedList(member.WithTrailingTrivia(SyntaxFactory.Space)),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken)));

    private static ExpressionSyntax Parse(string text) => SyntaxFactory.ParseExpression(text);
}
