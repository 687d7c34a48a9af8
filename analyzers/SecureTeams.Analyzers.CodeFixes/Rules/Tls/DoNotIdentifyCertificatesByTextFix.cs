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
internal sealed class DoNotIdentifyCertificatesByTextFix : RuleFix
{
    private const string CommonName = "CN=";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotIdentifyCertificatesByText.RuleId);

    protected override string Title => "Use MatchesHostname";

    /// <summary>The call that replaces the comparison, where it is about a host name.</summary>
    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (TwoSides.Of(model.GetOperation(place, cancellationToken)) is not { Method: "Equals" or "Contains" or "EndsWith" or "StartsWith" } sides)
        {
            return null;
        }

        var (read, name) = Certificate(sides.Left) is null ? (sides.Right, sides.Left) : (sides.Left, sides.Right);
        return Certificate(read) is { } certificate && Host(read, name, sides.Method) is { } host
            ? (sides.IsNegated ? "!" : string.Empty) + TwoSides.Text(certificate) + ".MatchesHostname(" + host + ")"
            : null;
    }

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        NoteOn(place) is { } text ? root.ReplaceNode(place, SyntaxFactory.ParseExpression(text).WithTriviaFrom(place)) : null;

    private static IOperation? Certificate(IOperation side)
    {
        var certificate = side switch
        {
            IPropertyReferenceOperation { Property.Name: "Subject", Instance: { } instance } => instance,
            IPropertyReferenceOperation { Property.Name: "Name", Instance: IPropertyReferenceOperation { Property.Name: "SubjectName", Instance: { } instance } } => instance,
            IInvocationOperation { TargetMethod.Name: "GetNameInfo", Instance: { } instance, Arguments: { Length: 2 } arguments } when arguments[1].Value.ConstantValue is { HasValue: true, Value: false } => instance,
            _ => null,
        };
        while (certificate is IConversionOperation { IsImplicit: true } conversion)
        {
            certificate = conversion.Operand;
        }

        return certificate is null or IConditionalAccessInstanceOperation || certificate.Type is not { } type || type.GetMembers("MatchesHostname").IsEmpty ? null : certificate;
    }

    private static string? Host(IOperation read, IOperation name, string method)
    {
        if (name.ConstantValue is not { HasValue: true } constant)
        {
            return read is IInvocationOperation && method == "Equals" ? TwoSides.Text(name) : null;
        }

        var text = constant.Value as string ?? string.Empty;
        var host = text.StartsWith(CommonName, StringComparison.OrdinalIgnoreCase) ? text.Substring(CommonName.Length) : text;
        return Uri.CheckHostName(host) == UriHostNameType.Dns && host.IndexOf('.') > 0
            ? host == text ? TwoSides.Text(name) : SymbolDisplay.FormatLiteral(host, quote: true)
            : null;
    }
}
