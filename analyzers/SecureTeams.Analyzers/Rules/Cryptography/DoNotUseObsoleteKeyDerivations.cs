using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotUseObsoleteKeyDerivations : Rule
{
    public const string RuleId = "ST2403";

    private const string Framework = "System.Security.Cryptography.PasswordDeriveBytes";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Obsolete key derivation",
        "'{0}' derives with {1}, whose few rounds do not slow guessing down and which FIPS does not approve; use Rfc2898DeriveBytes.Pbkdf2 with SHA256",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-916",
        "CWE-327");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var generator in ObsoleteGenerator.All)
        {
            registry.OnObjectCreation(generator.Type, (sink, creation) => InspectCreation(sink, creation, generator));
        }

        registry.OnInvocation(Framework, "GetBytes", InspectUse);
        registry.OnInvocation(Framework, "CryptDeriveKey", InspectUse);
        registry.OnInvocation("Org.BouncyCastle.Security.PbeUtilities", "GenerateAlgorithmParameters", InspectName);
        registry.OnInvocation("Org.BouncyCastle.Security.PbeUtilities", "GenerateCipherParameters", InspectName);
    }

    private static void InspectCreation(Sink sink, IObjectCreationOperation creation, ObsoleteGenerator generator) => sink.Report(
        creation.Syntax,
        (generator.IsPrescribed ? Lowering.Prescribed("PKCS #12 prescribes it") : Lowering.None).Or(sink.LoweredInTests),
        "new " + creation.Type?.Name,
        generator.Derivation);

    /// <summary>Where the object was made is the better place, and an obsolete method the compiler's own.</summary>
    private static void InspectUse(Sink sink, IInvocationOperation call)
    {
        if (call.Instance is { } instance
            && instance is not IInstanceReferenceOperation
            && !IsObsolete(call.TargetMethod)
            && !sink.Tracer.Sources(instance).Any(static source => source is IObjectCreationOperation))
        {
            sink.Report(call.Syntax, sink.LoweredInTests, "PasswordDeriveBytes." + call.TargetMethod.Name, "PBKDF1");
        }
    }

    private static bool IsObsolete(IMethodSymbol method) => method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute");

    /// <summary>Names such as "PBEwithMD5andDES-CBC" are PKCS #5 version 1 or PKCS #12.</summary>
    private static void InspectName(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is not { } algorithm)
        {
            return;
        }

        foreach (var name in FactoryNames.Of(sink.Tracer, algorithm))
        {
            if (name.StartsWith("PBEwith", StringComparison.OrdinalIgnoreCase))
            {
                sink.Report(call.Syntax, sink.LoweredInTests, "PbeUtilities." + call.TargetMethod.Name, "PBKDF1 or the scheme of old PKCS #12 files");
                return;
            }
        }
    }
}
