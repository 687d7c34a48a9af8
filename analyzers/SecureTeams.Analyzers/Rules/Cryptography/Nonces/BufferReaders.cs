using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>Methods of libraries that only read a buffer, or only clear it.</summary>
internal static class BufferReaders
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Append", "AppendData", "Add", "AddRange", "Concat", "Combine", "SequenceEqual", "Equals", "FixedTimeEquals", "CopyTo", "CopyToAsync", "CreateEncryptor", "CreateDecryptor", "Init",
        "GetString", "GetChars", "GetLength", "GetHashCode", "GetEnumerator", "Any", "All", "Count", "Contains", "IndexOf", "First", "Last", "Select", "Clear", "ZeroMemory", "Reverse", "ThrowIfNull",
        "Write", "WriteAsync", "WriteAllBytes", "WriteAllBytesAsync", "WriteLine", "Join", "AreEqual", "Equal", "NotEqual", "TransformFinalBlock", "FromResult", "Aggregate", "Prepend", "Zip",
    };

    private static readonly string[] Prefixes = ["Encrypt", "TryEncrypt", "Decrypt", "TryDecrypt", "To", "HashData", "ComputeHash", "Sign", "Verify", "Log"];

    private static readonly string[] Destinations = ["dest", "dst", "output", "target"];

    private static readonly string[] Inputs = ["src", "source", "iv", "rgbIV", "nonce", "key", "rgbKey", "input", "inArray", "first", "second"];

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "MemoryStream", "BinaryWriter", "BufferedStream", "ArrayBufferWriter", "UnmanagedMemoryStream",
    };

    public static bool IsReader(IMethodSymbol method) => Names.Contains(method.Name) || StartsWithAny(method.Name, Prefixes);

    public static bool Reads(IMethodSymbol method, IParameterSymbol parameter) => parameter.OriginalDefinition.Name switch
    {
        var name when StartsWithAny(name, Destinations) => false,
        "array" or "buffer" when method.Name.StartsWith("CopyTo", StringComparison.Ordinal) => false,
        var name => IsReader(method) || Array.IndexOf(Inputs, name) >= 0,
    };

    /// <summary>An object that is made from a buffer reads it later; a stream may also write.</summary>
    public static bool Keeps(ITypeSymbol? type) => type is not null && !Fillers.Contains(type.Name);

    private static bool StartsWithAny(string name, string[] prefixes) => Array.Exists(prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
