using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>Recognises code that encrypts single blocks to build another mode or a MAC from them, as a key wrap or a counter mode does.</summary>
internal static class BlockConstruction
{
    private const int NoPadding = 1;

    private static readonly string[] Endings = ["ctr", "cmac", "omac", "pmac", "xcbc", "xts", "xex", "eax", "ocb", "siv", "ccm", "gcm", "ghash", "fpe", "ige", "fortuna", "drbg", "keywrap"];

    private static readonly string[] MacOfBlocks = ["cmac", "omac", "pmac", "xcbc", "cbcmac", "drbg", "keywrap"];

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "counter", "mac", "wrap", "unwrap", "wrapping", "quic", "kw", "kwp", "keystream", "ff",
    };

    private static readonly KnownDeclarations Combinations = new(HasExclusiveOr);

    /// <summary>Names around the code say so. That alone is a claim, no proof.</summary>
    public static bool IsNamed(Sink sink) => EnclosingNames.Of(sink.Operation, sink.ContainingSymbol).Any(static name =>
        IdentifierWords.Of(name).Any(static word => Words.Contains(word) || Array.Exists(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal))));

    /// <summary>A MAC made of chained blocks starts from zeros by definition, and a wrapped key carries its own check.</summary>
    public static bool IsNamedMacOrWrap(Sink sink) => EnclosingNames.Of(sink.Operation, sink.ContainingSymbol).Any(static name =>
    {
        var words = IdentifierWords.Of(name);
        return words.Any(static word => Array.Exists(MacOfBlocks, ending => word.EndsWith(ending, StringComparison.Ordinal)))
            || (words.Contains("cbc") && words.Contains("mac"))
            || (words.Contains("key") && words.Any(static word => word is "wrap" or "unwrap" or "wrapping"));
    });

    /// <summary>Blocks go in without padding, and names or an exclusive or in the same type say what for.</summary>
    public static bool IsIn(Sink sink) => IsUnpadded(sink.Operation) && IsLikely(sink);

    public static bool IsLikely(Sink sink) => IsNamed(sink) || CombinesBlocks(sink.ContainingSymbol, sink.CancellationToken);

    private static bool IsUnpadded(IOperation operation)
    {
        foreach (var part in ControlFlow.Root(operation).DescendantsAndSelf())
        {
            if (part is { Type.Name: "PaddingMode", ConstantValue: { HasValue: true, Value: NoPadding } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool CombinesBlocks(ISymbol symbol, CancellationToken cancellationToken) =>
        (symbol as INamedTypeSymbol ?? symbol.ContainingType) is { } type && Combinations.Holds(type, cancellationToken);

    private static bool HasExclusiveOr(SyntaxNode declaration)
    {
        foreach (var node in declaration.DescendantNodes())
        {
            if (node.IsKind(SyntaxKind.ExclusiveOrExpression) || node.IsKind(SyntaxKind.ExclusiveOrAssignmentExpression))
            {
                return true;
            }
        }

        return false;
    }
}
