using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>What only encodes, decodes, trims or packs a value: the source states the result as well as it states the value.</summary>
internal static class Carriers
{
    private static readonly HashSet<string> OfText = new(StringComparer.Ordinal)
    {
        "AsSpan", "AsMemory", "ToCharArray", "ToArray", "ToList", "ToString", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "Trim", "TrimStart", "TrimEnd",
        "PadLeft", "PadRight", "Substring", "Normalize", "Replace", "Remove", "Slice", "Take", "Skip", "Concat", "Format", "Reverse", "First", "FirstOrDefault", "AsTask", "ConfigureAwait",
    };

    private static readonly HashSet<string> Codecs = new(StringComparer.Ordinal)
    {
        "FromBase64String", "FromBase64CharArray", "FromHexString", "ToBase64String", "ToHexString", "GetBytes", "GetString", "DecodeFromChars", "DecodeFromUtf8", "DecodeBytes",
        "Base64UrlDecode", "Decode", "DecodeStrict", "FromResult",
    };

    private static readonly HashSet<string> Digests = new(StringComparer.Ordinal) { "HashData", "ComputeHash" };

    private const string HashAlgorithm = "HashAlgorithm";

    public static bool HandsOn(IInvocationOperation call) =>
        IsOfText(call.TargetMethod) || IsCodec(call.TargetMethod) || IsDigest(call);

    /// <summary>Views of text and bytes, texts in a container, and the task that is done with its result.</summary>
    public static bool HandsOn(IObjectCreationOperation creation) =>
        creation.Arguments.Length > 0 && creation.Type?.Name is "String" or "StringValues" or "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory" or "List" or "ValueTask";

    public static bool IsOfText(IMethodSymbol method) =>
        OfText.Contains(method.Name) && method.DeclaringSyntaxReferences.IsEmpty && IsPlatform(method.ContainingNamespace);

    /// <summary>Random number generators have a method of the name that encodings use.</summary>
    public static bool IsCodec(IMethodSymbol method) =>
        Codecs.Contains(method.Name)
        && method.DeclaringSyntaxReferences.IsEmpty
        && (method.Name is not ("GetBytes" or "GetString") || method.ContainingType is { ContainingNamespace.Name: "Text" });

    /// <summary>A plain hash has no key: what is hashed is in the source, and so is the hash. What may have a key is no plain hash.</summary>
    public static bool IsDigest(IInvocationOperation call)
    {
        var hash = call.Instance?.Type ?? call.TargetMethod.ContainingType;
        if (!Digests.Contains(call.TargetMethod.Name) || hash.Name == HashAlgorithm)
        {
            return false;
        }

        for (var current = hash; current is not null; current = current.BaseType)
        {
            switch (current.Name)
            {
                case "KeyedHashAlgorithm":
                    return false;
                case HashAlgorithm:
                    return true;
            }
        }

        return false;
    }

    /// <summary>The value that an operation only hands on; null when it does something else.</summary>
    public static IOperation? Carried(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod.ContainingType.Name: "StringValues" or "String" or "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory" or "BinaryData" } conversion => conversion.Operand,
        IInvocationOperation call when IsOfText(call.TargetMethod) => call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null),
        IObjectCreationOperation creation when HandsOn(creation) => creation.Arguments[0].Value,
        IArrayElementReferenceOperation { Indices: { Length: 1 } indices } part when indices[0] is IRangeOperation => part.ArrayReference,
        IImplicitIndexerReferenceOperation { Argument: IRangeOperation } part => part.Instance,
        _ => null,
    };

    private static bool IsPlatform(INamespaceSymbol space)
    {
        var current = space;
        while (current is { ContainingNamespace.IsGlobalNamespace: false })
        {
            current = current.ContainingNamespace;
        }

        return current.Name == "System";
    }
}
