using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Exports;

/// <summary>Operations whose result contains the key they take; what hashes, measures or encrypts it is none of them.</summary>
internal static class KeyCarrier
{
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "ToBase64String", "ToHexString", "ToHexStringLower", "GetBytes", "GetString", "GetChars", "WriteString", "ToArray", "AsSpan", "AsMemory", "Slice", "Concat", "Join", "Format",
        "Trim", "TrimEnd", "Replace", "ReplaceLineEndings", "ToString", "Serialize", "SerializeToUtf8Bytes", "SerializeObject", "ToCharArray", "FromResult", "ConfigureAwait", "Insert", "Append",
        "ConvertFromRSASecurityKey", "ConvertFromECDsaSecurityKey", "ConvertFromSecurityKey",
    };

    private static readonly HashSet<string> PrivateMembers = new(StringComparer.Ordinal) { "D", "P", "Q", "DP", "DQ", "InverseQ" };

    public static bool Is(IOperation consumer) => consumer switch
    {
        IInvocationOperation { TargetMethod: { Name: var name } method } => Calls.Contains(name) || (name == "Write" && method.ContainingType.Name == "PemEncoding"),
        IObjectCreationOperation { Type.IsRecord: true } => true,
        IObjectCreationOperation { Type: { } type } => type.SpecialType == SpecialType.System_String || type.Name is "ReadOnlyMemory" or "Memory" or "ReadOnlySpan" or "Span" or "ArraySegment" or "List" or "MemoryStream" or "StringReader" or "RsaSecurityKey",
        IFieldReferenceOperation { Field: { Name: var name, ContainingType.Name: "RSAParameters" or "ECParameters" or "DSAParameters" } } => PrivateMembers.Contains(name),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolationOperation or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation or IAwaitOperation => true,
        _ => false,
    };
}
