using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.CodeFixes.Rules.Cryptography.KeyDerivations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotUseObsoleteKeyDerivationsFix : RuleFix
{
    private const string Namespace = "global::System.Security.Cryptography.";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotUseObsoleteKeyDerivations.RuleId);

    protected override string Title => "Derive with PBKDF2 (what is stored has to be made anew)";

    /// <summary>The object is made for one call: two calls on one object give two parts of one stream of bytes.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        finding.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetBytes", Parent: InvocationExpressionSyntax call } access && access.Expression == finding
            ? [call]
            : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, Document document, CancellationToken cancellationToken)
    {
        if (model.GetOperation(place, cancellationToken) is not IInvocationOperation { Instance: IObjectCreationOperation { Type.Name: "PasswordDeriveBytes" } creation, Arguments: { Length: 1 } length }
            || (Arguments.Named(creation.Arguments, "strPassword") ?? Arguments.Named(creation.Arguments, "password")) is not { } password
            || (Arguments.Named(creation.Arguments, "rgbSalt") ?? Arguments.Named(creation.Arguments, "salt")) is not { } salt
            || Arguments.Named(creation.Arguments, "cspParams") is not null)
        {
            return null;
        }

        return Namespace + "Rfc2898DeriveBytes.Pbkdf2(" + password.Syntax + ", " + salt.Syntax + ", " + IterationLiteral.Of(document, place) + ", "
            + Namespace + "HashAlgorithmName.SHA256, " + length[0].Value.Syntax + ")";
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        NoteOn(place) is { } text ? root.ReplaceNode(place, Shortened.Expression(text).WithTriviaFrom(place)) : null;
}
