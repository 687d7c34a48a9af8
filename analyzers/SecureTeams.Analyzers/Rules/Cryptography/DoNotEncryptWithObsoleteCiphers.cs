using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Ciphers;
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

    public override void Register(RuleRegistry registry)
    {
        new PrimitiveWatch(PrimitiveFamily.Cipher, WeakCiphers.All, Report).Register(registry);
        foreach (var (type, takesName) in CipherNameSinks.Constructors)
        {
            registry.OnObjectCreation(type, (sink, creation) => InspectNamed(sink, creation.Arguments, takesName, "new " + creation.Type?.Name));
        }

        foreach (var (type, method) in CipherNameSinks.Methods)
        {
            registry.OnInvocation(type, method, (sink, call) => InspectNamed(sink, call.Arguments, CipherNameSinks.IsCipherName, type.Substring(type.LastIndexOf('.') + 1) + "." + method));
        }

        registry.OnPropertyWrite(CipherNameSinks.KeyAlgorithmOwner, CipherNameSinks.KeyAlgorithm, InspectKeyAlgorithm);
    }

    private static void InspectNamed(Sink sink, ImmutableArray<IArgumentOperation> arguments, Func<IParameterSymbol, bool> takesName, string api)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && takesName(parameter) && CipherNameSinks.Named(sink.Tracer, argument.Value) is { } cipher)
            {
                sink.Report(sink.Operation.Syntax, sink.LoweredInTests, api, cipher.Name);
            }
        }
    }

    private static void InspectKeyAlgorithm(Sink sink, MemberWrite write)
    {
        if (write.Value is { } value && CipherNameSinks.Named(sink.Tracer, value) is { } cipher)
        {
            sink.Report(write.Writer.Syntax, sink.LoweredInTests, "EncryptionMethod.KeyAlgorithm", cipher.Name);
        }
    }

    private static void Report(Sink sink, PrimitiveUse use) =>
        sink.Report(use.Operation.Syntax, Legacy(sink, use).Or(sink.LoweredInTests), use.Api, use.Primitive.Name);

    private static Lowering Legacy(Sink sink, PrimitiveUse use) =>
        use.Primitive == WeakCiphers.TripleDes && CipherDirection.IsDecryptOnly(sink.Tracer, use.Operation)
            ? Lowering.To(DiagnosticSeverity.Info, "only decrypts, which is still legacy use")
            : Lowering.None;
}
