using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Paddings;

/// <summary>The forms in which an API is asked for PKCS#1 v1.5 encryption: a padding, a switch for OAEP, a name.</summary>
internal static class Pkcs1
{
    private const string XmlName = "http://www.w3.org/2001/04/xmlenc#rsa-1_5";
    private const string JsonName = "RSA1_5";

    private static readonly string[] Words = ["1_5", "1.5", "15", "PKCS1", "PKCS#1", "PKCS-1"];

    private static readonly Translation Names = new(static text => Array.Exists(Words, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    public static bool IsPadding(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property: { Name: "Pkcs1", ContainingType: { Name: "RSAEncryptionPadding", ContainingNamespace.Name: "Cryptography" } } };

    /// <summary>What the source decides on; a translation of a name that somebody else chose is not a decision.</summary>
    public static IEnumerable<IOperation> Paddings(ValueTracer tracer, IOperation value) =>
        tracer.Sources(value).Where(static source => IsPadding(source) && !Names.Encloses(source));

    public static bool IsName(ValueTracer tracer, IOperation value)
    {
        foreach (var name in tracer.Texts(value))
        {
            if (name.Text is XmlName or JsonName && !Names.Encloses(name.Origin))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsWithoutOaep(ValueTracer tracer, IOperation usesOaep) => tracer.Constants(usesOaep).Any(static value => value is false);
}
