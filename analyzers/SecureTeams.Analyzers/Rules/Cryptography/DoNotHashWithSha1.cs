using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;
using SecureTeams.Analyzers.Rules.Cryptography.Macs;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotHashWithSha1 : Rule
{
    public const string RuleId = "ST2102";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "SHA-1 used",
        "'{0}' computes SHA-1, for which chosen-prefix collisions are affordable and which FIPS no longer approves for new data; use SHA256",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-327",
        "CWE-328");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        new PrimitiveWatch(PrimitiveFamily.Hash, WeakDigests.SecureHash1, Report).Register(registry);

    /// <summary>Inside an HMAC or a key derivation, that is what counts.</summary>
    private static void Report(Sink sink, PrimitiveUse use)
    {
        if (!MacDigest.IsInside(sink.Tracer, use.Operation) && !GeneratorDigest.Is(sink, use))
        {
            sink.Report(use.Operation.Syntax, HashPurpose.Of(sink, use).Or(sink.LoweredInTests), use.Api);
        }
    }
}
