using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Secrets.KeyRings;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class ProtectDataProtectionKeys : Rule
{
    public const string RuleId = "ST3112";

    private const string Configurations = "Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Data Protection keys unprotected",
        "'{0}' leaves {1}; {2}",
        Category.Secrets,
        DiagnosticSeverity.Warning,
        Priority.P2,
        "CWE-312",
        "CWE-522");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var (type, method) in KeyStores.All)
        {
            registry.OnInvocation(type, method, InspectStore);
        }

        registry.OnInvocation("Microsoft.AspNetCore.DataProtection.DataProtectionProvider", "Create", InspectProvider);
        registry.OnPropertyWrite("Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions", "XmlRepository", InspectRepository);
        foreach (var type in new[] { "CngCbcAuthenticatedEncryptorConfiguration", "CngGcmAuthenticatedEncryptorConfiguration" })
        {
            registry.OnPropertyWrite(Configurations + type, "EncryptionAlgorithm", InspectAlgorithm);
        }

        registry.OnPropertyWrite(Configurations + "CngCbcAuthenticatedEncryptorConfiguration", "HashAlgorithm", InspectAlgorithm);
        registry.OnPropertyWrite(Configurations + "ManagedAuthenticatedEncryptorConfiguration", "EncryptionAlgorithmType", InspectAlgorithm);
        registry.OnPropertyWrite(Configurations + "ManagedAuthenticatedEncryptorConfiguration", "ValidationAlgorithmType", InspectAlgorithm);
    }

    private static void InspectStore(Sink sink, IInvocationOperation call)
    {
        if (sink.DevelopmentGuard != DevelopmentGuard.DevelopmentOnly && new KeyRing(sink).IsMadeHere(call) && !KeyProtection.IsNear(sink))
        {
            ReportStore(sink, call.Syntax, call.TargetMethod.Name);
        }
    }

    /// <summary>Outside a host: a folder is a store as well.</summary>
    private static void InspectProvider(Sink sink, IInvocationOperation call)
    {
        if (call.Arguments.Any(static argument => argument.Parameter?.Type.Name == "DirectoryInfo")
            && !call.Arguments.Any(static argument => argument.Parameter?.Type.Name == "X509Certificate2" || IsUnknownSetUp(argument))
            && sink.DevelopmentGuard != DevelopmentGuard.DevelopmentOnly
            && !KeyProtection.IsNear(sink))
        {
            ReportStore(sink, call.Syntax, "DataProtectionProvider.Create");
        }
    }

    /// <summary>A delegate that is not written here, or that hands the builder on.</summary>
    private static bool IsUnknownSetUp(IArgumentOperation argument) =>
        argument.Parameter?.Name == "setupAction"
        && (argument.Value is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation function }
            || function.Body.Descendants().Any(static operation => operation is IInvocationOperation call && !KeyRing.IsOfTheFramework(call.TargetMethod)));

    private static void InspectRepository(Sink sink, MemberWrite write)
    {
        if (write.Value is { } value
            && sink.DevelopmentGuard != DevelopmentGuard.DevelopmentOnly
            && !sink.Tracer.Sources(value).Any(static source => source.ConstantValue is { HasValue: true, Value: null } || StaysInMemory(source.Type))
            && !KeyProtection.IsNear(sink))
        {
            ReportStore(sink, write.Writer.Syntax, "XmlRepository");
        }
    }

    /// <summary>Keys that end with the process are in no store.</summary>
    private static bool StaysInMemory(ITypeSymbol? repository) =>
        repository is not null && (repository.Name.IndexOf("Memory", StringComparison.OrdinalIgnoreCase) >= 0 || repository.Name.IndexOf("Ephemeral", StringComparison.OrdinalIgnoreCase) >= 0);

    private static void ReportStore(Sink sink, SyntaxNode place, string api) => sink.Report(
        place,
        sink.LoweredInTests,
        api,
        "the keys of cookies and tokens readable in their store, since a store of one's own switches the default encryption off",
        "call ProtectKeysWithCertificate, ProtectKeysWithAzureKeyVault or another ProtectKeysWith method as well");

    private static void InspectAlgorithm(Sink sink, MemberWrite write)
    {
        if (write.Value is { } value && WeakProtectors.Among(sink.Tracer, value) is { } weak)
        {
            sink.Report(
                write.Writer.Syntax,
                sink.LoweredInTests,
                ((IPropertyReferenceOperation)write.Target).Property.Name,
                "cookies and tokens to " + weak + ", which is broken or too weak and which FIPS does not approve",
                "use AES with HMACSHA256, or AES in Galois/Counter mode");
        }
    }
}
