using System.Globalization;
using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>How many rounds a derivation needs.</summary>
internal static class IterationMinimum
{
    /// <summary>NIST SP 800-132: fewer are not a derivation at all.</summary>
    public const int Floor = 1000;

    private const int OfSha256 = 600_000;

    /// <summary>A round of SHA-512 costs an attacker's hardware about three times as much.</summary>
    private const int OfSha512 = 210_000;

    /// <summary>What the option states, for every hash; a text that is no number, or one below the floor, counts for nothing.</summary>
    public static int Of(string? option, bool isSha512) =>
        int.TryParse(option, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated >= Floor ? stated
        : isSha512 ? OfSha512
        : OfSha256;

    public static int Of(string? option, ValueTracer tracer, IOperation? hash) =>
        Of(option, hash is not null && DerivationHash.IsCertainlySha512(tracer, hash));
}
