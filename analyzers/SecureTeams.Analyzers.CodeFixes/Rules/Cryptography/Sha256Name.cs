using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

/// <summary>The name that takes the place of a weak one, in the same spelling.</summary>
internal static class Sha256Name
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MD5"] = "SHA256",
        ["SHA1"] = "SHA256",
        ["SHA"] = "SHA256",
        ["SHA-1"] = "SHA-256",
        ["1.3.14.3.2.26"] = "2.16.840.1.101.3.4.2.1",
        ["1.2.840.113549.2.5"] = "2.16.840.1.101.3.4.2.1",
        ["1.2.840.113549.1.1.4"] = "1.2.840.113549.1.1.11",
        ["1.2.840.113549.1.1.5"] = "1.2.840.113549.1.1.11",
        ["1.2.840.10045.4.1"] = "1.2.840.10045.4.3.2",
        ["http://www.w3.org/2000/09/xmldsig#sha1"] = "http://www.w3.org/2001/04/xmlenc#sha256",
        ["http://www.w3.org/2001/04/xmldsig-more#md5"] = "http://www.w3.org/2001/04/xmlenc#sha256",
        ["http://www.w3.org/2000/09/xmldsig#rsa-sha1"] = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-md5"] = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1"] = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    };

    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["MD5"] = "SHA256",
        ["SHA1"] = "SHA256",
        ["Sha1"] = "Sha256",
        ["XmlDsigSHA1Url"] = "XmlDsigSHA256Url",
        ["XmlDsigRSASHA1Url"] = "XmlDsigRSASHA256Url",
        ["Basic128"] = "Basic128Sha256",
        ["Basic192"] = "Basic192Sha256",
        ["Basic256"] = "Basic256Sha256",
        ["Basic128Rsa15"] = "Basic128Sha256Rsa15",
        ["Basic192Rsa15"] = "Basic192Sha256Rsa15",
        ["Basic256Rsa15"] = "Basic256Sha256Rsa15",
    };

    /// <summary>The literal or member name inside an expression that names one algorithm; null when it is named elsewhere.</summary>
    public static SyntaxNode? PlaceIn(IOperation value) => value switch
    {
        IObjectCreationOperation { Type.Name: "HashAlgorithmName" or "Oid", Arguments: { Length: 1 } arguments } => PlaceIn(arguments[0].Value),
        IInvocationOperation { TargetMethod: { Name: "FromOid" or "MapNameToOID", DeclaringSyntaxReferences.IsEmpty: true }, Arguments: { Length: 1 } arguments } => PlaceIn(arguments[0].Value),
        IConversionOperation conversion => PlaceIn(conversion.Operand),
        ILiteralOperation => value.Syntax,
        IPropertyReferenceOperation { Instance: null } or IFieldReferenceOperation { Instance: null } => value.Syntax,
        _ => null,
    };

    public static SyntaxNode? Instead(SyntaxNode place) => place switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text } when OfText(text) is { } instead =>
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(instead)),
        MemberAccessExpressionSyntax { Name: SimpleNameSyntax name } access when Members.TryGetValue(name.Identifier.ValueText, out var member) =>
            access.WithName(SyntaxFactory.IdentifierName(member).WithTriviaFrom(name)),
        IdentifierNameSyntax name when Members.TryGetValue(name.Identifier.ValueText, out var member) => SyntaxFactory.IdentifierName(member),
        _ => null,
    };

    /// <summary>Signatures name their hash first: "SHA1withRSA".</summary>
    private static string? OfText(string text)
    {
        if (Texts.TryGetValue(text, out var known))
        {
            return known;
        }

        foreach (var weak in new[] { "SHA1", "MD5", "SHA-1" })
        {
            if (text.StartsWith(weak + "with", StringComparison.OrdinalIgnoreCase) && text.IndexOf("MGF", StringComparison.OrdinalIgnoreCase) < 0)
            {
                return (weak == "SHA-1" ? "SHA-256" : "SHA256") + text.Substring(weak.Length);
            }
        }

        return null;
    }
}
