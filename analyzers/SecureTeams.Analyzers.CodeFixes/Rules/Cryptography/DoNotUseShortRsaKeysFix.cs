using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography;
using SecureTeams.Analyzers.Rules.Cryptography.Defaults;
using SecureTeams.Analyzers.Rules.Cryptography.Keys;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotUseShortRsaKeysFix : RuleFix
{
    private const int Length = 3072;

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotUseShortRsaKeys.RuleId);

    protected override string Title => "Make a key of 3072 bits";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (finding is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 })
        {
            return [finding];
        }

        if (WrittenValue.Of(finding, model, cancellationToken) is not { } value)
        {
            return [];
        }

        var tracer = new ValueTracer(new SourceBodies(model.Compilation), cancellationToken);
        return KeyLength.ShortOrigins(tracer, value is IInvocationOperation { TargetMethod.ContainingType.Name: "BitConverter", Arguments: { Length: 1 } bytes } ? bytes[0].Value : value)
            .Select(origin => Statement(tracer, origin, cancellationToken))
            .Where(statement => statement.SyntaxTree == finding.SyntaxTree);
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => place switch
    {
        BaseObjectCreationExpressionSyntax creation => root.ReplaceNode(creation, WithLength(creation)),
        InvocationExpressionSyntax call => root.ReplaceNode(call, call.WithArgumentList(WithLength(call.ArgumentList))),
        ExpressionSyntax length => root.ReplaceNode(length, Literal().WithTriviaFrom(length)),
        _ => null,
    };

    /// <summary>A named constant and the default of a parameter or property are changed where they are declared.</summary>
    private static SyntaxNode Statement(ValueTracer tracer, IOperation origin, CancellationToken cancellationToken) => origin switch
    {
        IParameterReferenceOperation { Parameter.DeclaringSyntaxReferences: { Length: 1 } declared }
            when declared[0].GetSyntax(cancellationToken) is ParameterSyntax { Default.Value: { } value } => value,
        IPropertyReferenceOperation { Property.DeclaringSyntaxReferences: { Length: 1 } declared }
            when StatedDefault.Expression(declared[0].GetSyntax(cancellationToken)) is { } value => value,
        IInvocationOperation { Arguments: var arguments } when Arguments.Named(arguments, "defaultValue") is { } value => value.Syntax,
        IFieldReferenceOperation or ILocalReferenceOperation when tracer.Declaration(origin) is { } declaration => declaration.Syntax,
        IFieldReferenceOperation { Field.DeclaringSyntaxReferences: { Length: 1 } declared }
            when StatedDefault.Expression(declared[0].GetSyntax(cancellationToken)) is { } value => value,
        _ => origin.Syntax,
    };

    private static SyntaxNode WithLength(BaseObjectCreationExpressionSyntax creation) => creation is ObjectCreationExpressionSyntax { ArgumentList: null } withoutList
        ? withoutList.WithType(withoutList.Type.WithoutTrailingTrivia())
            .WithArgumentList(WithLength(SyntaxFactory.ArgumentList()).WithTrailingTrivia(withoutList.Type.GetTrailingTrivia()))
        : creation.WithArgumentList(WithLength(creation.ArgumentList!));

    private static ArgumentListSyntax WithLength(ArgumentListSyntax arguments)
    {
        var length = SyntaxFactory.Argument(Literal());
        return arguments.WithArguments(arguments.Arguments.Count == 0
            ? SyntaxFactory.SingletonSeparatedList(length)
            : SyntaxFactory.SeparatedList([length, .. arguments.Arguments], [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), .. arguments.Arguments.GetSeparators()]));
    }

    private static LiteralExpressionSyntax Literal() =>
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(Length));
}
