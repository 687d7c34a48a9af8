using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class PinCertificatesBySha256Fix : RuleFix
{
    private const string ToDo = " /* TODO: the SHA-256 hash of the certificate */";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(PinCertificatesBySha256.RuleId);

    protected override string Title => "Compare the SHA-256 hash in constant time";

    /// <summary>The expression that replaces the comparison. Until the expected value is a SHA-256 hash, it is false.</summary>
    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (TwoSides.Of(model.GetOperation(place, cancellationToken)) is not { Method: "Equals" or "SequenceEqual" } sides
            || Type("System.Security.Cryptography.CryptographicOperations") is not { } operations
            || Type("System.Security.Cryptography.HashAlgorithmName") is not { } algorithms
            || Type("System.Convert") is not { } convert)
        {
            return null;
        }

        var left = Certificate(sides.Left);
        var right = Certificate(sides.Right);
        var hash = ".GetCertHash(" + Name(algorithms) + ".SHA256)";
        var expected = left is null ? sides.Left : sides.Right;
        var other = left is not null && right is not null ? TwoSides.Text(right) + hash
            : expected.Type?.SpecialType == SpecialType.System_String ? Name(convert) + ".FromHexString(" + TwoSides.Text(expected) + ToDo + ")"
            : TwoSides.Text(expected) + ToDo;
        return (left ?? right) is { } certificate
            ? (sides.IsNegated ? "!" : string.Empty) + Name(operations) + ".FixedTimeEquals(" + TwoSides.Text(certificate) + hash + ", " + other + ")"
            : null;

        INamedTypeSymbol? Type(string name) => model.Compilation.GetTypesByMetadataName(name).FirstOrDefault();

        string Name(INamedTypeSymbol type) => type.ToMinimalDisplayString(model, place.SpanStart);
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        NoteOn(place) is { } text ? root.ReplaceNode(place, SyntaxFactory.ParseExpression(text).WithTriviaFrom(place)) : null;

    private static IOperation? Certificate(IOperation side) => side switch
    {
        IPropertyReferenceOperation { Property.Name: "Thumbprint", Instance: { Syntax: not null } certificate } => Written(certificate),
        IInvocationOperation { TargetMethod.Name: "GetCertHash" or "GetCertHashString", Instance: { } certificate } => Written(certificate),
        _ => null,
    };

    private static IOperation? Written(IOperation certificate)
    {
        var current = certificate;
        while (current is IConversionOperation { IsImplicit: true } conversion)
        {
            current = conversion.Operand;
        }

        return current is IConditionalAccessInstanceOperation ? null : current;
    }
}
