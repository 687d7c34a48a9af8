using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Requests;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class StateServerUsageInCertificateRequests : Rule
{
    public const string RuleId = "ST1207";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Certificate request without a proper EKU",
        "'{0}' makes a certificate for a host {1}, so that its key is good for more than this server or not for a server at all; add an 'X509EnhancedKeyUsageExtension' with serverAuth, 1.3.6.1.5.5.7.3.1",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-295",
        "CWE-296");

    private static readonly string[] Clients = ["Client", "Device", "User", "Agent", "Caller"];

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        const string Request = "System.Security.Cryptography.X509Certificates.CertificateRequest";
        registry.OnInvocation(Request, "CreateSelfSigned", Inspect);
        registry.OnInvocation(Request, "Create", Inspect);
    }

    private static void Inspect(Sink sink, IInvocationOperation call)
    {
        if (RequestedCertificate.Of(call, sink.Tracer) is { IsForServer: true, Usage: var usage } && Fault(usage, sink.ContainingSymbol) is { } fault)
        {
            sink.Report(call.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), "CertificateRequest." + call.TargetMethod.Name, fault);
        }
    }

    private static string? Fault(ExtendedUsage usage, ISymbol member) => usage switch
    {
        ExtendedUsage.Missing => "without an extended key usage",
        ExtendedUsage.Any => "that is good for any purpose",
        ExtendedUsage.ClientOnly when !IsForClients(member) => "that is good for clients only",
        _ => null,
    };

    /// <summary>A machine that calls others has a host name, too.</summary>
    private static bool IsForClients(ISymbol member)
    {
        for (var current = member; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (Array.Exists(Clients, word => current.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            {
                return true;
            }
        }

        return false;
    }
}
