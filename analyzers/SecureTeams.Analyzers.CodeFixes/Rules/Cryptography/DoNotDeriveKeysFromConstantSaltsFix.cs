using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

/// <summary>Salts that are random already become long enough. A salt that stands in the source has to get a place to be stored first, and no edit knows where.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotDeriveKeysFromConstantSaltsFix : RuleFix
{
    private const string RandomBytes = "global::System.Security.Cryptography.RandomNumberGenerator.GetBytes";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotDeriveKeysFromConstantSalts.RuleId);

    protected override string Title => "Use a random salt of 16 bytes (it has to be stored)";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        WrittenValue.Of(finding, model, cancellationToken) is { } value && Maker(value) is { } maker ? [maker] : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) => model.GetOperation(place, cancellationToken) switch
    {
        ILiteralOperation { ConstantValue.Value: int count } when count < SaltFault.Shortest => SaltFault.Shortest.ToString(CultureInfo.InvariantCulture),
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => RandomBytes + "(" + sizes[0].Syntax + ")",
        _ => null,
    };

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => NoteOn(place) is { } text
        ? root.ReplaceNode(place, Shortened.Expression(text).WithTriviaFrom(place))
        : null;

    /// <summary>The number of bytes, or the array that nobody fills and somebody besides the derivation takes.</summary>
    private static SyntaxNode? Maker(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        switch (value)
        {
            case ILiteralOperation { Type.SpecialType: SpecialType.System_Int32 } length:
                return length.Syntax;
            case IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.Name: "RandomNumberGenerator" }, Arguments: { Length: 1 } lengths }:
                return lengths[0].Value is ILiteralOperation ? lengths[0].Value.Syntax : null;
            case ILocalReferenceOperation local:
                return OfLocal(local);
            default:
                return null;
        }
    }

    private static SyntaxNode? OfLocal(ILocalReferenceOperation local)
    {
        var body = BodyIndex.Around(local);
        if (body.Writes(local.Local) is not { Count: 1 } writes || writes[0] is not { } made)
        {
            return null;
        }

        if (made is not IArrayCreationOperation { Initializer: null, DimensionSizes: { Length: 1 } sizes })
        {
            return made is ILocalReferenceOperation ? null : Maker(made);
        }

        return sizes[0] is ILiteralOperation { ConstantValue.Value: int count } && count < SaltFault.Shortest ? sizes[0].Syntax
            : body.Of(local.Local).Count(use => use is ILocalReferenceOperation) > 1 ? made.Syntax
            : null;
    }
}
