using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Cryptography.Keys;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotUseDsa : Rule
{
    public const string RuleId = "ST2302";

    private const string Framework = "System.Security.Cryptography.";
    private const string BouncyCastle = "Org.BouncyCastle.";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "DSA used",
        "'{0}' uses DSA, which gives its key away when one random number repeats and which FIPS 186-5 has withdrawn for signing; sign with ECDsa or RSA",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-327");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnInvocation(Framework + "DSA", "Create", InspectCall);
        registry.OnMethodReference(Framework + "DSA", "Create", static (sink, group) => Report(sink, group, Api(group.Method)));
        registry.OnObjectCreation(Framework + "DSA", InspectCreation);
        registry.OnTypeArgument(Framework + "DSA", static (sink, call) => Report(sink, call, call.TargetMethod.Name + "<DSA>"));
        registry.OnInvocation(Framework + "X509Certificates.DSACertificateExtensions", "GetDSAPrivateKey", InspectCall);
        registry.OnInvocation(Framework + "X509Certificates.DSACertificateExtensions", "GetDSAPublicKey", InspectCall);
        registry.OnInvocation(Framework + "AsymmetricAlgorithm", "Create", InspectNamed);
        registry.OnInvocation(Framework + "CryptoConfig", "CreateFromName", InspectNamed);
        registry.OnObjectCreation(Framework + "CngAlgorithm", static (sink, creation) => InspectNamed(sink, creation, Arguments.Named(creation.Arguments, "algorithm")));
        registry.OnObjectCreation(BouncyCastle + "Crypto.Signers.DsaSigner", InspectCreation);
        registry.OnObjectCreation(BouncyCastle + "Crypto.Generators.DsaKeyPairGenerator", InspectCreation);
        registry.OnObjectCreation(BouncyCastle + "Crypto.Operators.Asn1SignatureFactory", static (sink, creation) => InspectNamed(sink, creation, Arguments.Named(creation.Arguments, "algorithm")));
        registry.OnInvocation(BouncyCastle + "Security.GeneratorUtilities", "GetKeyPairGenerator", InspectNamed);
        registry.OnInvocation(BouncyCastle + "Security.SignerUtilities", "GetSigner", InspectNamed);
        registry.OnInvocation(BouncyCastle + "Security.SignerUtilities", "InitSigner", InspectNamed);
    }

    private static void InspectCall(Sink sink, IInvocationOperation call) => Report(sink, call, Api(call.TargetMethod));

    private static void InspectCreation(Sink sink, IObjectCreationOperation creation) => Report(sink, creation, "new " + creation.Type?.Name);

    private static void InspectNamed(Sink sink, IInvocationOperation call) => InspectNamed(sink, call, FirstArgument.Of(call));

    private static void InspectNamed(Sink sink, IOperation use, IOperation? name)
    {
        if (name is not null && FactoryNames.Of(sink.Tracer, name).FirstOrDefault(DsaName.Is) is { } dsa)
        {
            Report(sink, use, (use is IInvocationOperation call ? Api(call.TargetMethod) : "new " + use.Type?.Name) + "(\"" + dsa + "\")");
        }
    }

    private static void Report(Sink sink, IOperation use, string api)
    {
        if (!Comparison.Guards(use) && use.Parent is not IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation })
        {
            sink.Report(use.Syntax, Legacy(sink, use).Or(sink.LoweredInTests), api);
        }
    }

    private static Lowering Legacy(Sink sink, IOperation use) =>
        use is IInvocationOperation { TargetMethod.Name: "GetDSAPublicKey" } || IsVerifier(sink, use) || DsaDirection.IsVerifyOnly(sink.Tracer, use)
            ? Lowering.To(DiagnosticSeverity.Info, "only verifies, which is still legacy use")
            : Lowering.None;

    private static bool IsVerifier(Sink sink, IOperation use) =>
        use is IInvocationOperation { TargetMethod.Name: "InitSigner" } call && Arguments.Named(call.Arguments, "forSigning") is { } signs && sink.Tracer.Truth(signs) == false;

    private static string Api(IMethodSymbol method) => method.ContainingType.Name + "." + method.Name;
}
