using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.CodeFixes.Rules.Cryptography.KeyDerivations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotDeriveKeysWithSha1Fix : RuleFix
{
    private const string Sha256 = "global::System.Security.Cryptography.HashAlgorithmName.SHA256";
    private const string Sha256Digest = "new global::Org.BouncyCastle.Crypto.Digests.Sha256Digest()";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotDeriveKeysWithSha1.RuleId);

    protected override string Title => "Derive with SHA-256 (stored hashes have to be made anew)";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (DerivationInputs.ArgumentList(finding) is ArgumentListSyntax list && !IsArgument(finding, model, cancellationToken))
        {
            return [list];
        }

        var tracer = new ValueTracer(new SourceBodies(model.Compilation), cancellationToken);
        return WrittenValue.Of(finding, model, cancellationToken) is { } value
            ? WrittenValue.Arms(value).Where(arm => Instead(arm) is not null && IsWeak(tracer, arm)).Select(arm => arm.Syntax)
            : [];
    }

    protected override string? Note(SyntaxNode place, SemanticModel model, Document document, CancellationToken cancellationToken) => place switch
    {
        ArgumentListSyntax list => Added(list, model, document, cancellationToken),
        _ => model.GetOperation(place, cancellationToken) is { } arm ? Instead(arm) : null,
    };

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => NoteOn(place) switch
    {
        null => null,
        var text when place is ArgumentListSyntax list => ArgumentAddition.To(root, list, text),
        var text => root.ReplaceNode(place, Shortened.Expression(text).WithTriviaFrom(place)),
    };

    /// <summary>A digest that is made on the spot is the value itself; whatever else is reported as a call lacks an argument.</summary>
    private static bool IsArgument(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(finding, cancellationToken)?.Type is { Name: "HashAlgorithmName" } or { ContainingNamespace.Name: "Digests" };

    private static string? Added(ArgumentListSyntax list, SemanticModel model, Document document, CancellationToken cancellationToken)
    {
        var parameters = model.GetOperation(list.Parent!, cancellationToken) switch
        {
            IObjectCreationOperation { Constructor: { } constructor } => constructor.Parameters,
            IInvocationOperation { TargetMethod: var constructor } => constructor.Parameters,
            _ => default,
        };
        return parameters switch
        {
            { IsDefault: true } => null,
            { IsEmpty: true } => Sha256Digest,
            _ when parameters.Any(parameter => parameter.Name == "iterations") => ArgumentAddition.Text(list, ("hashAlgorithm", Sha256)),
            _ => ArgumentAddition.Text(list, ("iterations", IterationLiteral.Of(document, list)), ("hashAlgorithm", Sha256)),
        };
    }

    private static bool IsWeak(ValueTracer tracer, IOperation arm) =>
        arm.Type?.Name == "PasswordHasherCompatibilityMode" || DerivationHash.Weak(tracer, arm).Any();

    /// <summary>Only what is written out is replaced: a variable may be meant for more than this.</summary>
    private static string? Instead(IOperation arm) => arm switch
    {
        IPropertyReferenceOperation { Property.ContainingType.Name: "HashAlgorithmName" } => Sha256,
        IObjectCreationOperation { Type.Name: "HashAlgorithmName" } => Sha256,
        IObjectCreationOperation { Type.ContainingNamespace.Name: "Digests" } => Sha256Digest,
        IFieldReferenceOperation { Field: { Name: "IdHmacWithSha1", ContainingType: var type } } => Full(type) + ".IdHmacWithSha256",
        IFieldReferenceOperation { Field: { Name: "HMACSHA1", ContainingType: { TypeKind: TypeKind.Enum } type } } => Full(type) + ".HMACSHA256",
        IFieldReferenceOperation { Field: { Name: "IdentityV2", ContainingType: { TypeKind: TypeKind.Enum } type } } => Full(type) + ".IdentityV3",
        _ => null,
    };

    private static string Full(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
