using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotAllowClientRenegotiation : Rule
{
    public const string RuleId = "ST1306";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Client renegotiation allowed",
        "'{0}' is true, so that one client can make the server do the costly part of the handshake again and again; remove it, or set it to 'false'",
        Category.Tls,
        DiagnosticSeverity.Info,
        Priority.P2,
        "CWE-400",
        "CWE-757");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        registry.OnPropertyWrite("System.Net.Security.SslServerAuthenticationOptions", "AllowRenegotiation", Inspect);

    private static void Inspect(Sink sink, MemberWrite write)
    {
        if (write.Value is { } value
            && sink.Tracer.Constants(value).Any(static constant => constant is true)
            && !ComparedObject.Holds(write.Writer)
            && !AsksForCertificatesLater(sink.ContainingSymbol, sink.CancellationToken))
        {
            sink.Report(write.Writer.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), "SslServerAuthenticationOptions.AllowRenegotiation");
        }
    }

    /// <summary>Under TLS 1.2 a client certificate on demand is a renegotiation.</summary>
    private static bool AsksForCertificatesLater(ISymbol member, CancellationToken cancellationToken)
    {
        var scope = member.ContainingType ?? member;
        foreach (var reference in scope.DeclaringSyntaxReferences)
        {
            foreach (var token in reference.GetSyntax(cancellationToken).DescendantTokens())
            {
                if (token.ValueText is "NegotiateClientCertificateAsync" or "DelayCertificate" or "GetClientCertificateAsync")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
