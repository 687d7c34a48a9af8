using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Ciphers;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class AuthenticateWhatIsEncrypted : Rule
{
    public const string RuleId = "ST2203";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Encryption without authentication",
        "'{0}' encrypts in a mode that lets whoever changes the result change the text, and nothing in this type would notice; use AesGcm, or add an HMAC over IV and result and check it before decrypting",
        Category.Cryptography,
        DiagnosticSeverity.Info,
        Priority.P2,
        "CWE-353",
        "CWE-649");

    private static readonly string[] Methods = ["CreateEncryptor", "EncryptCbc", "TryEncryptCbc", "EncryptCfb", "TryEncryptCfb"];

    private static readonly string[] Modes = ["CbcBlockCipher", "CfbBlockCipher", "OfbBlockCipher", "SicBlockCipher", "KCtrBlockCipher"];

    public override DiagnosticDescriptor Descriptor => Description;

    public override IReadOnlyList<string> YieldsTo =>
        [DoNotEncryptWithObsoleteCiphers.RuleId, DoNotEncryptWithEcb.RuleId, DoNotUseUnapprovedAlgorithms.RuleId, DoNotLeaveTheValidatedModule.RuleId];

    public override void Register(RuleRegistry registry)
    {
        foreach (var method in Methods)
        {
            registry.OnInvocation("System.Security.Cryptography.SymmetricAlgorithm", method, InspectCall);
        }

        registry.OnInvocation("Org.BouncyCastle.Security.CipherUtilities", "GetCipher", InspectName);
        foreach (var mode in Modes)
        {
            registry.OnObjectCreation("Org.BouncyCastle.Crypto.Modes." + mode, InspectMode);
        }
    }

    private static void InspectCall(Sink sink, IInvocationOperation call)
    {
        if (!IsDelegating(sink.ContainingSymbol)
            && !CipherObject.IsObsolete(sink.Tracer, call.Instance)
            && !(call.TargetMethod.Name == "CreateEncryptor" && CipherObject.IsBlockByBlock(sink.Tracer, call, call.Instance)))
        {
            Report(sink, call, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name);
        }
    }

    private static void InspectName(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is { } argument
            && FactoryNames.Of(sink.Tracer, argument).Any(static name => new CipherName(name).IsUnauthenticated)
            && !CipherDirection.IsDecryptOnly(sink.Tracer, call))
        {
            Report(sink, call, "CipherUtilities.GetCipher");
        }
    }

    private static void InspectMode(Sink sink, IObjectCreationOperation creation)
    {
        if (!creation.Arguments.Any(argument => sink.Tracer.Sources(argument.Value).Any(static source => CipherObject.IsObsolete(source.Type)))
            && !CipherDirection.IsDecryptOnly(sink.Tracer, creation))
        {
            Report(sink, creation, "new " + creation.Type?.Name);
        }
    }

    private static void Report(Sink sink, IOperation use, string api)
    {
        if (!BlockConstruction.IsNamedMacOrWrap(sink) && !Authentication.IsIn(sink.ContainingSymbol, sink.CancellationToken))
        {
            sink.Report(use.Syntax, sink.LoweredInTests, api);
        }
    }

    /// <summary>A cipher that wraps another is judged where it is used.</summary>
    private static bool IsDelegating(ISymbol symbol) => symbol is IMethodSymbol { Name: "CreateEncryptor", IsOverride: true };
}
