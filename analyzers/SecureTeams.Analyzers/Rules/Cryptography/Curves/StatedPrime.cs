using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Curves;

/// <summary>The prime of a curve that is written out instead of named.</summary>
internal static class StatedPrime
{
    private const int LeastBytes = 28;

    /// <summary>P-224, P-256 and P-384.</summary>
    private static readonly string[] Approved =
    [
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF000000000000000000000001",
        "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF",
    ];

    public static CurveStanding StandingOf(ValueTracer tracer, IOperation prime)
    {
        var worst = CurveStanding.Accepted;
        foreach (var stated in tracer.Bytes(prime))
        {
            var standing = StandingOf(BitConverter.ToString(stated.Bytes).Replace("-", string.Empty).TrimStart('0'));
            worst = standing > worst ? standing : worst;
        }

        return worst;
    }

    private static CurveStanding StandingOf(string hex) =>
        hex.Length == 0 || Array.IndexOf(Approved, hex) >= 0 || IsLargest(hex) ? CurveStanding.Accepted
        : hex.Length <= 2 * (LeastBytes - 1) ? CurveStanding.Weak
        : CurveStanding.NotApproved;

    /// <summary>2^521 - 1.</summary>
    private static bool IsLargest(string hex) => hex.Length == 131 && hex[0] == '1' && hex.TrimEnd('F').Length == 1;
}
