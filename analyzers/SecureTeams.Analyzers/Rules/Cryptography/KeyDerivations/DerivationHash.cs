using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>Which hash an argument names: a <c>HashAlgorithmName</c>, an enum, a digest of Bouncy Castle, an object identifier or text.</summary>
internal static class DerivationHash
{
    private const string Prf = "HMAC";
    private const string IdentifierPrefix = "IDHMACWITH";

    /// <summary>The operations that name SHA-1 or MD5 and can reach the argument, other than those a choice keeps for old data.</summary>
    public static IEnumerable<(IOperation Origin, string Hash)> Weak(ValueTracer tracer, IOperation argument)
    {
        var sources = tracer.Sources(argument);
        var hasOther = sources.Any(source => Primitive(Name(tracer, source)) is null);
        foreach (var source in sources)
        {
            if (Primitive(Name(tracer, source)) is { } weak && !(hasOther && StoredFormat.Chooses(argument, source)))
            {
                yield return (source, weak.Name);
            }
        }
    }

    /// <summary>SHA-384, too, is computed by the rounds of SHA-512.</summary>
    public static bool IsCertainlySha512(ValueTracer tracer, IOperation argument)
    {
        foreach (var source in tracer.Sources(argument))
        {
            if (Name(tracer, source) is not ("SHA512" or "SHA384" or "SHA3512"))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Name(ValueTracer tracer, IOperation source) => source switch
    {
        IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: "HashAlgorithmName" } } => AlgorithmName.Of(name),
        IObjectCreationOperation { Type.Name: "HashAlgorithmName", Arguments: { Length: 1 } names } => OfText(tracer, names[0].Value),
        IInvocationOperation { TargetMethod: { Name: "FromOid", ContainingType.Name: "HashAlgorithmName" }, Arguments: { Length: 1 } names } => OfText(tracer, names[0].Value),
        IFieldReferenceOperation { Field: { Name: var name, Type.Name: "DerObjectIdentifier" } } => OfIdentifier(AlgorithmName.Of(name)),
        IObjectCreationOperation { Type: { Name: var name, ContainingNamespace.Name: "Digests" } } => OfDigest(name),
        IInvocationOperation { TargetMethod: { Name: "GetDigest", ContainingType.Name: "DigestUtilities" }, Arguments: { Length: > 0 } names } => OfText(tracer, names[0].Value),
        { ConstantValue: { HasValue: true, Value: { } value } } when EnumMember.NameOf(source.Type, value) is { } member => OfPrf(member),
        { ConstantValue: { HasValue: true, Value: string text } } => AlgorithmName.Of(text),
        _ => null,
    };

    private static string? OfText(ValueTracer tracer, IOperation name) => tracer.SingleConstant(name) is string text ? AlgorithmName.Of(text) : null;

    private static string OfDigest(string type) =>
        AlgorithmName.Of(type.EndsWith("Digest", StringComparison.Ordinal) ? type.Substring(0, type.Length - "Digest".Length) : type);

    private static string OfPrf(string member) => member.StartsWith(Prf, StringComparison.Ordinal) ? member.Substring(Prf.Length) : member;

    private static string OfIdentifier(string name) => name.StartsWith(IdentifierPrefix, StringComparison.Ordinal) ? name.Substring(IdentifierPrefix.Length) : name;

    private static WeakPrimitive? Primitive(string? name) =>
        name is null ? null
        : WeakDigests.Sha1.Names.Contains(name) || WeakDigests.Sha1.Aliases.Contains(name) ? WeakDigests.Sha1
        : WeakDigests.MessageDigests.FirstOrDefault(digest => digest.Names.Contains(name) || digest.Aliases.Contains(name));
}
