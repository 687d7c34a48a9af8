using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotUseAcceptAnyValidators : Rule
{
    public const string RuleId = "ST1102";

    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Built-in accept-any validator",
        "'{0}' accepts every certificate, so anybody can answer or call under any name; remove it, and let the platform validate",
        Category.Tls,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-295",
        "CWE-297");

    public override DiagnosticDescriptor Descriptor => Description;

    public override DiagnosticDescriptor? WhenInverted => DoNotInvertDevelopmentGuards.Description;

    public override DiagnosticDescriptor? WhenDevelopmentOnly => TrustDevelopmentCertificates.Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnPropertyReference(
            "System.Net.Http.HttpClientHandler",
            "DangerousAcceptAnyServerCertificateValidator",
            (sink, reference) => Inspect(sink, reference.Property));
        registry.OnInvocation(Kestrel, "AllowAnyClientCertificate", (sink, invocation) => Inspect(sink, invocation.TargetMethod));
        registry.OnMethodReference(Kestrel, "AllowAnyClientCertificate", (sink, reference) => Inspect(sink, reference.Method));
    }

    private static void Inspect(Sink sink, ISymbol member)
    {
        if (!Comparison.Guards(sink.Operation))
        {
            sink.Report(sink.Operation.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), member.ContainingType.Name + "." + member.Name);
        }
    }
}
