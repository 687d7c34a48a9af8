using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Ciphers;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotEncryptWithEcb : Rule
{
    public const string RuleId = "ST2202";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "ECB mode used",
        "'{0}' encrypts each block by itself (ECB), so that equal blocks of text stay equal and blocks can be moved unnoticed; encrypt with AesGcm",
        Category.Cryptography,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-327");

    private static readonly string[] Methods = ["EncryptEcb", "TryEncryptEcb", "DecryptEcb", "TryDecryptEcb"];

    public override DiagnosticDescriptor Descriptor => Description;

    public override IReadOnlyList<string> YieldsTo => [DoNotEncryptWithObsoleteCiphers.RuleId];

    public override void Register(RuleRegistry registry)
    {
        registry.OnWriteOf("System.Security.Cryptography.CipherMode", InspectWrite);
        foreach (var method in Methods)
        {
            registry.OnInvocation("System.Security.Cryptography.SymmetricAlgorithm", method, (sink, call) => InspectMethod(sink, call, call.TargetMethod));
            registry.OnMethodReference("System.Security.Cryptography.SymmetricAlgorithm", method, (sink, group) => InspectMethod(sink, group, group.Method));
        }

        registry.OnInvocation("Org.BouncyCastle.Security.CipherUtilities", "GetCipher", InspectName);
        registry.OnObjectCreation("Org.BouncyCastle.Crypto.Modes.EcbBlockCipher", (sink, creation) => ReportMade(sink, creation, isPadded: true));
        registry.OnObjectCreation("Org.BouncyCastle.Crypto.BufferedBlockCipher", InspectBuffer);
    }

    private static void InspectWrite(Sink sink, TypedWrite write)
    {
        if (EcbMode.Reaches(sink.Tracer, write.Value) && new ModeSetting(sink.Tracer).IsDecidedBy(write) && !BlockConstruction.IsIn(sink))
        {
            var decrypts = sink.Operation is IPropertyReferenceOperation cipher && CipherObject.IsDecryptOnly(sink.Tracer, cipher.Instance);
            sink.Report(write.Writer.Syntax, Legacy(decrypts).Or(sink.LoweredInTests), Api(write.Target));
        }
    }

    private static void InspectMethod(Sink sink, IOperation use, IMethodSymbol method)
    {
        if (!BlockConstruction.IsIn(sink))
        {
            sink.Report(use.Syntax, Legacy(method.Name is "DecryptEcb" or "TryDecryptEcb").Or(sink.LoweredInTests), Api(method));
        }
    }

    private static void InspectName(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is { } argument
            && FactoryNames.Of(sink.Tracer, argument).Select(static name => new CipherName(name)).FirstOrDefault(static name => name.IsEcb) is { } name)
        {
            ReportMade(sink, call, name.IsPadded);
        }
    }

    private static void InspectBuffer(Sink sink, IObjectCreationOperation creation)
    {
        if (BareEngine.IsBuffered(sink.Tracer, creation))
        {
            ReportMade(sink, creation, creation.Type?.Name != "BufferedBlockCipher");
        }
    }

    private static void ReportMade(Sink sink, IOperation made, bool isPadded)
    {
        if (isPadded || !BlockConstruction.IsLikely(sink))
        {
            var api = made is IInvocationOperation call ? Api(call.TargetMethod) : "new " + made.Type?.Name;
            sink.Report(made.Syntax, Legacy(CipherDirection.IsDecryptOnly(sink.Tracer, made)).Or(sink.LoweredInTests), api);
        }
    }

    private static Lowering Legacy(bool decryptsOnly) =>
        decryptsOnly ? Lowering.To(DiagnosticSeverity.Info, "only decrypts, which reads what is stored") : Lowering.None;

    private static string Api(ISymbol member) => member switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter => constructor.ContainingType.Name + "(" + parameter.Name + ")",
        IParameterSymbol parameter => parameter.ContainingSymbol.Name + "(" + parameter.Name + ")",
        _ => member.ContainingType.Name + "." + member.Name,
    };
}
