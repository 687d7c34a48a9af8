using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Chains;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class RequireServerAuthentication : Rule
{
    public const string RuleId = "ST1206";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Server certificate checked without serverAuth",
        "'X509Chain.Build' checks a server's certificate for no purpose, so one that was issued to a user or a device passes for the server; add the OID 1.3.6.1.5.5.7.3.1 to 'ApplicationPolicy'",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-295");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        registry.OnInvocation("System.Security.Cryptography.X509Certificates.X509Chain", "Build", Inspect);

    /// <summary>A dropped result has a rule of its own, and a chain that is built for its elements decides nothing.</summary>
    private static void Inspect(Sink sink, IInvocationOperation build)
    {
        if (build.Arguments.Length == 1
            && new FreshChain(sink.Tracer).ChecksNoUsage(build)
            && new ServerCertificate(sink.Tracer, sink.ContainingSymbol, sink.CancellationToken).Is(build.Arguments[0].Value)
            && !PlatformVerdict.IsRequiredBefore(build)
            && !(ChainResult.IsDropped(build) && !FreshChain.AsksForStatus(build)))
        {
            sink.Report(build.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests));
        }
    }
}
