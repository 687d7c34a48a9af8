using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Cryptography.Paddings;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotEncryptWithPkcs1Padding : Rule
{
    public const string RuleId = "ST2304";

    private const string Framework = "System.Security.Cryptography.";
    private const string Tokens = "Microsoft.IdentityModel.Tokens.";
    private const string KeyVault = "Azure.Security.KeyVault.Keys.Cryptography.";
    private const string BouncyCastle = "Org.BouncyCastle.";
    private const string Padding = "PKCS#1 v1.5 padding";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "RSA PKCS#1 v1.5 encryption",
        "'{0}' {1} with RSA and {2}, which lets whoever can have texts decrypted read other ones and which FIPS does not approve; use OAEP with SHA-256 on both sides",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-780");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var type in (string[])[Framework + "RSA", Framework + "RSACryptoServiceProvider"])
        {
            registry.OnInvocation(type, "Encrypt", static (sink, call) => Inspect(sink, call.Arguments, Api(call), CipherUse.Encrypts));
            registry.OnInvocation(type, "Decrypt", static (sink, call) => Inspect(sink, call.Arguments, Api(call), CipherUse.Decrypts));
        }

        registry.OnInvocation(Framework + "RSA", "TryEncrypt", static (sink, call) => Inspect(sink, call.Arguments, Api(call), CipherUse.Encrypts));
        registry.OnInvocation(Framework + "RSA", "TryDecrypt", static (sink, call) => Inspect(sink, call.Arguments, Api(call), CipherUse.Decrypts));
        registry.OnPropertyReference(Framework + "RSAEncryptionPadding", "Pkcs1", InspectSetting);
        registry.OnObjectCreation(Framework + "RSAPKCS1KeyExchangeFormatter", static (sink, creation) => Report(sink, creation.Syntax, Api(creation), CipherUse.Encrypts));
        registry.OnObjectCreation(Framework + "RSAPKCS1KeyExchangeDeformatter", static (sink, creation) => Report(sink, creation.Syntax, Api(creation), CipherUse.Decrypts));
        registry.OnObjectCreation(Framework + "Pkcs.CmsRecipient", static (sink, creation) => Inspect(sink, creation.Arguments, Api(creation), CipherUse.Encrypts));
        registry.OnInvocation(Framework + "Xml.EncryptedXml", "EncryptKey", static (sink, call) => Inspect(sink, call.Arguments, Api(call), CipherUse.Encrypts));
        registry.OnInvocation(Framework + "Xml.EncryptedXml", "DecryptKey", static (sink, call) => Inspect(sink, call.Arguments, Api(call), CipherUse.Decrypts));
        registry.OnInvocation(Framework + "Xml.EncryptedXml", "Encrypt", InspectXmlDefault);
        registry.OnObjectCreation(Framework + "Xml.EncryptionMethod", static (sink, creation) => InspectNames(sink, creation.Arguments, Api(creation), CipherUse.Encrypts));
        registry.OnObjectCreation(Tokens + "EncryptingCredentials", static (sink, creation) => InspectNames(sink, creation.Arguments, Api(creation), CipherUse.Encrypts));
        registry.OnInvocation(Tokens + "CryptoProviderFactory", "CreateKeyWrapProvider", static (sink, call) => InspectNames(sink, call.Arguments, Api(call), CipherUse.Encrypts));
        registry.OnInvocation(Tokens + "CryptoProviderFactory", "CreateKeyWrapProviderForUnwrap", static (sink, call) => InspectNames(sink, call.Arguments, Api(call), CipherUse.Decrypts));
        registry.OnPropertyReference(KeyVault + "EncryptionAlgorithm", "Rsa15", InspectVault);
        registry.OnPropertyReference(KeyVault + "KeyWrapAlgorithm", "Rsa15", InspectVault);
        registry.OnObjectCreation(BouncyCastle + "Crypto.Encodings.Pkcs1Encoding", static (sink, creation) =>
            Report(sink, creation.Syntax, Api(creation), new BouncyCastleCipher(sink.Tracer).Of(creation)));
        registry.OnInvocation(BouncyCastle + "Security.CipherUtilities", "GetCipher", InspectCipher);
    }

    private static void Inspect(Sink sink, ImmutableArray<IArgumentOperation> arguments, string api, CipherUse use)
    {
        foreach (var argument in arguments)
        {
            var isPkcs1 = argument.Parameter switch
            {
                { Type.Name: "RSAEncryptionPadding" } => Pkcs1.Paddings(sink.Tracer, argument.Value).Any(),
                { Name: "fOAEP" or "useOAEP" } => Pkcs1.IsWithoutOaep(sink.Tracer, argument.Value),
                _ => false,
            };
            if (isPkcs1)
            {
                Report(sink, argument.Value.Syntax, api, use);
            }
        }
    }

    private static void InspectNames(Sink sink, ImmutableArray<IArgumentOperation> arguments, string api, CipherUse use)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String && Pkcs1.IsName(sink.Tracer, argument.Value))
            {
                Report(sink, argument.Value.Syntax, api, use);
            }
        }
    }

    private static void InspectSetting(Sink sink, IPropertyReferenceOperation padding)
    {
        if (PaddingSetting.Of(padding) is { } use)
        {
            Report(sink, padding.Syntax, "RSAEncryptionPadding.Pkcs1", use);
        }
    }

    /// <summary>Wraps its key without OAEP, and nothing can be stated to change that.</summary>
    private static void InspectXmlDefault(Sink sink, IInvocationOperation call)
    {
        if (call.TargetMethod.Parameters is { Length: 2 } parameters && parameters[1].Type.Name == "X509Certificate2")
        {
            Report(sink, call.Syntax, Api(call), CipherUse.Encrypts);
        }
    }

    private static void InspectVault(Sink sink, IPropertyReferenceOperation algorithm)
    {
        if (!Comparison.Guards(algorithm))
        {
            Report(sink, algorithm.Syntax, algorithm.Property.ContainingType.Name + ".Rsa15", PaddingSetting.Of(algorithm) ?? CipherUse.Encrypts);
        }
    }

    private static void InspectCipher(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is { } name && FactoryNames.Of(sink.Tracer, name).Select(BouncyCastleCipher.PaddingOf).FirstOrDefault(static padding => padding is not null) is { } padding)
        {
            Report(sink, call.Syntax, Api(call), new BouncyCastleCipher(sink.Tracer).Of(call), padding);
        }
    }

    private static void Report(Sink sink, SyntaxNode place, string api, CipherUse use, string padding = Padding)
    {
        if (use != CipherUse.Signs)
        {
            var legacy = use == CipherUse.Decrypts ? Lowering.Prescribed("only decrypts, which is still legacy use") : Lowering.None;
            sink.Report(place, legacy.Or(sink.LoweredInTests), api, use == CipherUse.Decrypts ? "decrypts" : "encrypts", padding);
        }
    }

    private static string Api(IInvocationOperation call) => call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;

    private static string Api(IObjectCreationOperation creation) => "new " + creation.Type?.Name;
}
