using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography;
using SecureTeams.Analyzers.Rules.Cryptography.Paddings;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotEncryptWithPkcs1PaddingFix : RuleFix
{
    private const string Paddings = "System.Security.Cryptography.RSAEncryptionPadding";

    /// <summary>Named members of other types, and what they are called for OAEP.</summary>
    private static readonly Dictionary<string, string> OaepNames = new(StringComparer.Ordinal)
    {
        ["RsaPKCS1"] = "RsaOAEP",
        ["RsaV15KeyWrap"] = "RsaOaepKeyWrap",
        ["XmlEncRSA15Url"] = "XmlEncRSAOAEPUrl",
        ["Rsa15"] = "RsaOaep256",
    };

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotEncryptWithPkcs1Padding.RuleId);

    protected override string Title => "Encrypt with OAEP (the side that decrypts must change, too)";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (WrittenValue.Of(finding, model, cancellationToken) is not { } value)
        {
            return [finding];
        }

        var paddings = Pkcs1.Paddings(Tracer(model, cancellationToken), value).Select(padding => padding.Syntax).ToList();
        return paddings.Count > 0
            ? paddings.Where(padding => padding.SyntaxTree == finding.SyntaxTree)
            : WrittenValue.Arms(value).Select(arm => arm.Syntax).Where(arm => arm.SyntaxTree == finding.SyntaxTree);
    }

    /// <summary>The old provider knows OAEP with SHA-1 only.</summary>
    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var tracer = Tracer(model, cancellationToken);
        return model.GetOperation(place, cancellationToken) is { } operation && Pkcs1.IsPadding(operation)
            ? tracer.Consumers(operation).Any(consumer => consumer is IInvocationOperation { Instance: { } key } && IsProvider(tracer, key)) ? "OaepSHA1" : "OaepSHA256"
            : null;
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => place switch
    {
        ExpressionSyntax padding when NoteOn(place) is { } name => ValueReplacement.WithMember(root, padding, Paddings, name),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => Literal.With(root, place, value: true),
        MemberAccessExpressionSyntax { Name: var member } when OaepNames.TryGetValue(member.Identifier.ValueText, out var name) =>
            root.ReplaceNode(member, SyntaxFactory.IdentifierName(name).WithTriviaFrom(member)),
        _ => null,
    };

    private static bool IsProvider(ValueTracer tracer, IOperation key) =>
        key.Type?.Name == "RSACryptoServiceProvider" || tracer.Sources(key).Any(source => source.Type?.Name == "RSACryptoServiceProvider");

    private static ValueTracer Tracer(SemanticModel model, CancellationToken cancellationToken) => new(new SourceBodies(model.Compilation), cancellationToken);
}
