using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Ciphers;
using SecureTeams.Analyzers.Rules.Cryptography.Nonces;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotEncryptWithConstantIvs : Rule
{
    public const string RuleId = "ST2204";

    private const string SymmetricAlgorithm = "System.Security.Cryptography.SymmetricAlgorithm";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Constant IV or nonce",
        "'{0}' gets the same bytes for every message, so that equal texts show and a stream mode or GCM gives both texts away; fill them from RandomNumberGenerator for each message and send them with the result",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-329",
        "CWE-323");

    private static readonly string[] ChainedMethods = ["EncryptCbc", "TryEncryptCbc", "EncryptCfb", "TryEncryptCfb"];

    private static readonly string[] ParameterTypes = ["ParametersWithIV", "AeadParameters"];

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnPropertyWrite(SymmetricAlgorithm, "IV", InspectProperty);
        registry.OnInvocation(SymmetricAlgorithm, "CreateEncryptor", InspectEncryptor);
        foreach (var method in ChainedMethods)
        {
            registry.OnInvocation(SymmetricAlgorithm, method, (sink, call) => InspectBlocks(sink, call, "iv"));
        }

        foreach (var cipher in AuthenticatingCiphers.Types)
        {
            registry.OnInvocation(cipher, "Encrypt", (sink, call) => Inspect(sink, call, Arguments.Named(call.Arguments, "nonce"), "nonce"));
        }

        foreach (var type in ParameterTypes)
        {
            registry.OnObjectCreation("Org.BouncyCastle.Crypto.Parameters." + type, InspectParameters);
        }
    }

    private static void InspectProperty(Sink sink, MemberWrite write)
    {
        if (write is { Value: { } value, Target: IPropertyReferenceOperation { Property: var property } cipher }
            && new FixedBytes(sink.Tracer).Reach(value)
            && !BlockConstruction.IsNamedMacOrWrap(sink)
            && !CipherObject.IsBlockByBlock(sink.Tracer, cipher, cipher.Instance)
            && !CipherObject.IsDecryptOnly(sink.Tracer, cipher.Instance)
            && !OverriddenIv.Is(write.Writer, cipher.Instance))
        {
            sink.Report(write.Writer.Syntax, sink.LoweredInTests, property.ContainingType.Name + ".IV");
        }
    }

    private static void InspectEncryptor(Sink sink, IInvocationOperation call)
    {
        var iv = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 1);
        if (iv is { Parameter.Name: var name } && !CipherObject.IsBlockByBlock(sink.Tracer, call, call.Instance))
        {
            InspectBlocks(sink, call, name);
        }
    }

    private static void InspectBlocks(Sink sink, IInvocationOperation call, string parameter)
    {
        if (!BlockConstruction.IsNamedMacOrWrap(sink))
        {
            Inspect(sink, call, Arguments.Named(call.Arguments, parameter), parameter);
        }
    }

    private static void InspectParameters(Sink sink, IObjectCreationOperation creation)
    {
        var iv = Arguments.Named(creation.Arguments, "iv") ?? Arguments.Named(creation.Arguments, "nonce");
        if (iv is not null && new FixedBytes(sink.Tracer).Reach(iv) && !CipherParameters.AreForDecryption(sink.Tracer, creation))
        {
            sink.Report(iv.Syntax, sink.LoweredInTests, "new " + creation.Type?.Name);
        }
    }

    private static void Inspect(Sink sink, IInvocationOperation call, IOperation? value, string parameter)
    {
        if (value is not null && new FixedBytes(sink.Tracer).Reach(value))
        {
            sink.Report(value.Syntax, sink.LoweredInTests, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name + "(" + parameter + ")");
        }
    }
}
