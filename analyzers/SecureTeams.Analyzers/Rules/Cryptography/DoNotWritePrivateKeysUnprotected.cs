using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Exports;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotWritePrivateKeysUnprotected : Rule
{
    public const string RuleId = "ST2305";

    private const string Framework = "System.Security.Cryptography.";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Private key written unprotected",
        "'{0}' gives out a private key that '{1}' writes as it is, so that whoever reads it there can act as its owner; export it encrypted under a password, or leave it in a key store",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P2,
        "CWE-312",
        "CWE-522");

    private static readonly (TypeName Type, string[] Methods)[] Exports =
    [
        (Framework + "AsymmetricAlgorithm", ["ExportPkcs8PrivateKey", "ExportPkcs8PrivateKeyPem", "TryExportPkcs8PrivateKey", "TryExportPkcs8PrivateKeyPem", "ToXmlString"]),
        (Framework + "RSA", ["ExportRSAPrivateKey", "ExportRSAPrivateKeyPem", "TryExportRSAPrivateKey", "TryExportRSAPrivateKeyPem", "ExportParameters"]),
        (Framework + "RSACryptoServiceProvider", ["ExportCspBlob"]),
        (TypeName.AnyOf(Framework + "ECAlgorithm", Framework + "ECDsa", Framework + "ECDiffieHellman"), ["ExportECPrivateKey", "ExportECPrivateKeyPem", "TryExportECPrivateKey", "TryExportECPrivateKeyPem", "ExportParameters"]),
        (Framework + "MLDsa", ["ExportPkcs8PrivateKey", "ExportPkcs8PrivateKeyPem", "ExportMLDsaPrivateKey", "ExportMLDsaPrivateSeed"]),
        (Framework + "MLKem", ["ExportPkcs8PrivateKey", "ExportPkcs8PrivateKeyPem", "ExportPrivateSeed"]),
        (Framework + "SlhDsa", ["ExportPkcs8PrivateKey", "ExportPkcs8PrivateKeyPem", "ExportSlhDsaPrivateKey"]),
        (Framework + "CngKey", ["Export"]),
        (Framework + "X509Certificates.X509Certificate", ["Export", "ExportPkcs12"]),
        (Framework + "X509Certificates.X509Certificate2Collection", ["Export", "ExportPkcs12"]),
    ];

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var (type, methods) in Exports)
        {
            foreach (var method in methods)
            {
                registry.OnInvocation(type, method, Inspect);
            }
        }

        registry.OnInvocation("Org.BouncyCastle.OpenSsl.PemWriter", "WriteObject", InspectPem);
    }

    private static void Inspect(Sink sink, IInvocationOperation export)
    {
        if (PrivateKeyExport.IsUnprotected(sink.Tracer, export) && new KeyPath(sink.Tracer).From(export) is { } writing)
        {
            Report(sink, export, writing);
        }
    }

    private static void InspectPem(Sink sink, IInvocationOperation call)
    {
        if (PemOutput.Of(sink.Tracer, call) is { } writing)
        {
            Report(sink, call, writing);
        }
    }

    private static void Report(Sink sink, IInvocationOperation export, IInvocationOperation writing)
    {
        var lowering = KeyWriting.IsRestricted(writing) ? Lowering.To(DiagnosticSeverity.Info, "file access is restricted") : sink.LoweredInTests.Or(sink.LoweredInDevelopment);
        sink.Report(export.Syntax, lowering, Api(export), Api(writing));
    }

    private static string Api(IInvocationOperation call) => call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;
}
