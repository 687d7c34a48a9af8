using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Settings;
using SecureTeams.Analyzers.Rules.Cryptography.Macs;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotAuthenticateWithWeakMacs : Rule
{
    public const string RuleId = "ST2104";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Weak MAC",
        "'{0}' authenticates with {1}, which rests on a broken or retired algorithm; use HMACSHA256",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-327",
        "CWE-328");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        new PrimitiveWatch(PrimitiveFamily.Mac, WeakMacs.All, Report).Register(registry);
        registry.OnObjectCreation("Org.BouncyCastle.Crypto.Macs.HMac", InspectBouncyCastle);
    }

    private static void InspectBouncyCastle(Sink sink, IObjectCreationOperation creation)
    {
        if (Arguments.Named(creation.Arguments, "digest") is { } digest && MacDigest.Makes(sink.Tracer, digest) is { } mac)
        {
            Report(sink, new PrimitiveUse(creation, mac, "new HMac"));
        }
    }

    private static void Report(Sink sink, PrimitiveUse use)
    {
        if (!IsAccepted(sink, use.Primitive))
        {
            sink.Report(use.Operation.Syntax, OfSha1(use.Primitive).Or(sink.LoweredInTests), use.Api, use.Primitive.Name);
        }
    }

    /// <summary>HMAC hides the collisions of SHA-1, and nobody has broken RIPEMD-160: only FIPS speaks against them.</summary>
    private static bool IsAccepted(Sink sink, WeakPrimitive mac) =>
        ((mac == WeakMacs.HmacSha1 || mac == WeakMacs.HmacRipeMd) && sink.Fips == FipsPolicy.Off)
        || (mac == WeakMacs.HmacSha1 && OneTimePassword.IsMade(sink));

    private static Lowering OfSha1(WeakPrimitive mac) =>
        mac == WeakMacs.HmacSha1 ? Lowering.To(DiagnosticSeverity.Info, "HMAC with SHA-1 is still approved") : Lowering.None;
}
