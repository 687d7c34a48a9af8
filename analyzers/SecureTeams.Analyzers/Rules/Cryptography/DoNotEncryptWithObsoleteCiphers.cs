using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotEncryptWithObsoleteCiphers : Rule
{
    public const string RuleId = "ST2201";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "DES, 3DES, RC2 or RC4 used",
        "'{0}' uses {1}, whose keys or blocks are too small to keep data secret and which FIPS does not approve; encrypt with AesGcm and migrate what is stored",
        Category.Cryptography,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-327");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        new PrimitiveWatch(PrimitiveFamily.Cipher, WeakCiphers.All, Report).Register(registry);

    private static void Report(Sink sink, PrimitiveUse use) =>
        sink.Report(use.Operation.Syntax, Legacy(sink, use).Or(sink.LoweredInTests), use.Api, use.Primitive.Name);

    private static Lowering Legacy(Sink sink, PrimitiveUse use) =>
        use.Primitive == WeakCiphers.TripleDes && CipherDirection.IsDecryptOnly(sink.Tracer, use.Operation)
            ? Lowering.To(DiagnosticSeverity.Info, "only decrypts, which is still legacy use")
            : Lowering.None;
}
