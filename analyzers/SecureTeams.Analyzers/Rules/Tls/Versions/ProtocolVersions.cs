using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Versions;

/// <summary>The numbers that both enums of protocol versions share.</summary>
internal static class ProtocolVersions
{
    public const long Tls12 = 0xC00;

    private const long Obsolete = 0x3FC;

    private static readonly (string Name, long Bits)[] Names = [("Ssl2", 0x0C), ("Ssl3", 0x30), ("Tls", 0xC0), ("Tls11", 0x300)];

    public static IReadOnlyList<TypeName> Types { get; } = ["System.Security.Authentication.SslProtocols", "System.Net.SecurityProtocolType"];

    /// <summary>A negative number is a complement: a mask, not a choice.</summary>
    public static bool IsObsolete(long number) => number > 0 && (number & Obsolete) != 0;

    public static bool IsTls12(long number) => number > 0 && (number & Tls12) != 0 && (number & ~Tls12) == 0;

    public static string ObsoleteNames(IEnumerable<long?> numbers)
    {
        long all = 0;
        foreach (var number in numbers)
        {
            all |= number is > 0 ? number.Value : 0;
        }

        return string.Join(", ", Names.Where(name => (all & name.Bits) != 0).Select(name => name.Name));
    }

    /// <summary>The member that leaves the choice to the system: <c>None</c>, or <c>SystemDefault</c>.</summary>
    public static string SystemChoice(ITypeSymbol type) => type.Name == "SslProtocols" ? "None" : "SystemDefault";
}
