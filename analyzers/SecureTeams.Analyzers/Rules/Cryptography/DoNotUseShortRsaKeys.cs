using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Keys;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotUseShortRsaKeys : Rule
{
    public const string RuleId = "ST2301";

    private const string Framework = "System.Security.Cryptography.";
    private const string Provider = Framework + "RSACryptoServiceProvider";
    private const string BouncyCastle = "Org.BouncyCastle.Crypto.";
    private const int ProviderDefault = 1024;

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "RSA key below 2048 bits",
        "'{0}' makes {1} of {2} bits, which can be broken with known methods and which FIPS does not approve; use 3072 bits",
        Category.Cryptography,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-326");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnInvocation(Framework + "RSA", "Create", InspectCall);
        registry.OnInvocation(Framework + "AsymmetricAlgorithm", "Create", InspectCall);
        registry.OnInvocation(Framework + "CryptoConfig", "CreateFromName", InspectCall);
        foreach (var type in (string[])[Provider, Framework + "RSACng", Framework + "RSAOpenSsl"])
        {
            registry.OnObjectCreation(type, static (sink, creation) => Report(sink, Creations(sink).Of(creation)));
        }

        registry.OnTypeArgument(Provider, static (sink, call) => Report(sink, new ShortKey(call.Syntax, call.TargetMethod.Name + "<RSACryptoServiceProvider>", ProviderDefault)));
        registry.OnPropertyWrite(Framework + "AsymmetricAlgorithm", "KeySize", InspectKeySize);
        registry.OnFieldWrite(Framework + "RSAParameters", "Modulus", static (sink, write) => Report(sink, StatedKey.OfModulus(sink.Tracer, write)));
        registry.OnObjectCreation(Framework + "CngProperty", static (sink, property) => Report(sink, StatedKey.OfCngProperty(sink.Tracer, property)));
        registry.OnObjectCreation(BouncyCastle + "KeyGenerationParameters", InspectGenerationParameters);
        registry.OnInvocation(BouncyCastle + "Generators.DHParametersGenerator", "Init", InspectGroup);
        registry.OnInvocation(BouncyCastle + "Generators.ElGamalParametersGenerator", "Init", InspectGroup);
    }

    private static RsaCreation Creations(Sink sink) => new(sink.Tracer, sink.TargetFramework.Family);

    private static void InspectCall(Sink sink, IInvocationOperation call) => Report(sink, Creations(sink).Of(call));

    private static void InspectKeySize(Sink sink, MemberWrite write)
    {
        if (write is { Value: { } value, Target: IPropertyReferenceOperation { Instance: { } key } } && KeyLength.Short(sink.Tracer, value) is { } bits && Creations(sink).IsRsa(key))
        {
            Report(sink, new ShortKey(write.Writer.Syntax, "RSA.KeySize", bits));
        }
    }

    private static void InspectGenerationParameters(Sink sink, IObjectCreationOperation creation)
    {
        if (Arguments.Named(creation.Arguments, "strength") is { } length
            && KeyLength.Short(sink.Tracer, length) is { } bits
            && (creation.Type?.Name == "RsaKeyGenerationParameters" || RsaGenerator.Takes(sink.Tracer, creation)))
        {
            Report(sink, new ShortKey(length.Syntax, "new " + creation.Type?.Name, bits));
        }
    }

    private static void InspectGroup(Sink sink, IInvocationOperation call)
    {
        if (Arguments.Named(call.Arguments, "size") is { } length && KeyLength.Short(sink.Tracer, length) is { } bits)
        {
            Report(sink, new ShortKey(length.Syntax, call.TargetMethod.ContainingType.Name + ".Init", bits), "a Diffie-Hellman group");
        }
    }

    private static void Report(Sink sink, ShortKey? key, string kind = "an RSA key")
    {
        if (key is not null)
        {
            sink.Report(key.Place, sink.LoweredInTests.Or(sink.LoweredInDevelopment), key.Api, kind, key.Bits.ToString(CultureInfo.InvariantCulture));
        }
    }
}
