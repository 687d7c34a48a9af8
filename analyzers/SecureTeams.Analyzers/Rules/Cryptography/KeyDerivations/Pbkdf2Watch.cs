using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>Finds every form in which PBKDF2 is used.</summary>
internal sealed class Pbkdf2Watch(Action<Sink, Pbkdf2Use> inspect)
{
    private const string Framework = "System.Security.Cryptography.Rfc2898DeriveBytes";
    private const string GeneratorName = "Pkcs5S2ParametersGenerator";

    public void Register(RuleRegistry registry)
    {
        registry.OnObjectCreation(Framework, InspectCreation);
        registry.OnInvocation(Framework, WellKnownMemberNames.InstanceConstructorName, InspectConstructorCall);
        registry.OnInvocation(Framework, "Pbkdf2", InspectCall);
        registry.OnInvocation("Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation", "Pbkdf2", InspectCall);
        registry.OnObjectCreation("System.Security.Cryptography.PbeParameters", InspectExport);
        registry.OnObjectCreation("Org.BouncyCastle.Crypto.Generators." + GeneratorName, InspectGenerator);
        registry.OnInvocation("Org.BouncyCastle.Crypto.PbeParametersGenerator", "Init", InspectInit);
        registry.OnInvocation("Org.BouncyCastle.Security.PbeUtilities", "GenerateAlgorithmParameters", InspectScheme);
    }

    /// <summary>The digest that a generator of Bouncy Castle was made with; null when it is the default one.</summary>
    public static IOperation? Digest(IObjectCreationOperation generator) => Arguments.Named(generator.Arguments, "digest");

    /// <summary>A derived type calls the constructor itself, and is judged there.</summary>
    private void InspectCreation(Sink sink, IObjectCreationOperation creation)
    {
        if (creation.Constructor?.ContainingType is { Name: "Rfc2898DeriveBytes" } type)
        {
            inspect(sink, new Pbkdf2Use(creation, "new " + type.Name, DerivationInputs.OfConstructor(creation.Arguments)));
        }
    }

    private void InspectConstructorCall(Sink sink, IInvocationOperation call) =>
        inspect(sink, new Pbkdf2Use(call, call.TargetMethod.ContainingType.Name, DerivationInputs.OfConstructor(call.Arguments)));

    private void InspectCall(Sink sink, IInvocationOperation call) =>
        inspect(sink, new Pbkdf2Use(call, Api(call), DerivationInputs.OfCall(call.Arguments)));

    /// <summary>Triple DES in PKCS #12 has a derivation of its own, which fixes SHA-1.</summary>
    private void InspectExport(Sink sink, IObjectCreationOperation creation)
    {
        var algorithm = Arguments.Named(creation.Arguments, "encryptionAlgorithm");
        if (algorithm is not null && EnumMember.NameOf(algorithm.Type, sink.Tracer.SingleConstant(algorithm)) != "TripleDes3KeyPkcs12")
        {
            inspect(sink, new Pbkdf2Use(creation, "new PbeParameters", DerivationInputs.OfCall(creation.Arguments)));
        }
    }

    private void InspectGenerator(Sink sink, IObjectCreationOperation creation) =>
        inspect(sink, new Pbkdf2Use(creation, "new " + creation.Type?.Name, DerivationInputs.OfDigest(Digest(creation))));

    private void InspectInit(Sink sink, IInvocationOperation call)
    {
        if (call.Instance is { } instance && Generator(sink.Tracer, instance) is { } generator)
        {
            inspect(sink, new Pbkdf2Use(call, GeneratorName + ".Init", WithoutHash(call, generator)));
        }
    }

    /// <summary>The digest is judged where the generator is made; here it only tells how many rounds it needs.</summary>
    private static DerivationInputs WithoutHash(IInvocationOperation call, IOperation generator) =>
        DerivationInputs.OfNumbers(call.Arguments, generator is IObjectCreationOperation creation ? Digest(creation) : null);

    private static IOperation? Generator(ValueTracer tracer, IOperation instance)
    {
        foreach (var source in tracer.Sources(instance))
        {
            if (source.Type?.Name == GeneratorName)
            {
                return source;
            }
        }

        return instance.Type?.Name == GeneratorName ? instance : null;
    }

    /// <summary>The overload that names a cipher and a hash is PKCS #5 version 2.</summary>
    private void InspectScheme(Sink sink, IInvocationOperation call)
    {
        if (Arguments.Named(call.Arguments, "hashAlgorithm") is not null)
        {
            inspect(sink, new Pbkdf2Use(call, Api(call), DerivationInputs.OfCall(call.Arguments)));
        }
    }

    private static string Api(IInvocationOperation call) => call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;
}
