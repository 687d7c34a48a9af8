using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Keys;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotLoadExportablePrivateKeys : Rule
{
    public const string RuleId = "ST1114";

    private const string Certificates = "System.Security.Cryptography.X509Certificates.";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Private key loaded exportable",
        "'{0}' loads the private key exportable, so whoever runs code in this process, or reads the key store it lands in, can take the key away; remove 'X509KeyStorageFlags.Exportable'",
        Category.Tls,
        DiagnosticSeverity.Info,
        Priority.P2,
        "CWE-522");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnObjectCreation(Certificates + "X509Certificate", static (sink, creation) => Inspect(sink, creation.Arguments, creation.Type?.Name));
        foreach (var method in (string[])["LoadPkcs12", "LoadPkcs12FromFile", "LoadPkcs12Collection", "LoadPkcs12CollectionFromFile"])
        {
            registry.OnInvocation(Certificates + "X509CertificateLoader", method, Inspect);
        }

        registry.OnInvocation(Certificates + "X509Certificate", "Import", Inspect);
        registry.OnInvocation(Certificates + "X509Certificate2", "Import", Inspect);
        registry.OnInvocation(Certificates + "X509Certificate2Collection", "Import", Inspect);
    }

    private static void Inspect(Sink sink, IInvocationOperation call) =>
        Inspect(sink, call.Arguments, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name);

    private static void Inspect(Sink sink, ImmutableArray<IArgumentOperation> arguments, string? name)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.Name: "X509KeyStorageFlags" }
                && !new ChosenValue(sink.Tracer, flags => KeyExport.IsAllowedBy(flags, sink.Tracer)).Choices(argument.Value).IsEmpty
                && !KeyExport.Follows(sink.Operation))
            {
                sink.Report(argument.Syntax, sink.LoweredInTests, name ?? string.Empty);
            }
        }
    }
}
