using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Chains;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotDropChainResults : Rule
{
    public const string RuleId = "ST1107";

    private const string Certificates = "System.Security.Cryptography.X509Certificates.";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Result of X509Chain.Build or Verify ignored",
        "'{0}' answers by its result and does not throw, so here every certificate passes; refuse when it is false",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-252",
        "CWE-295");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnInvocation(Certificates + "X509Chain", "Build", InspectBuild);
        registry.OnInvocation(Certificates + "X509Certificate2", "Verify", InspectVerify);
    }

    private static void InspectBuild(Sink sink, IInvocationOperation build)
    {
        if (IsDropped(sink, build) && !new BuiltChain(sink.ContainingSymbol, sink.CancellationToken).IsReadAfter(build))
        {
            Report(sink, build);
        }
    }

    private static void InspectVerify(Sink sink, IInvocationOperation verify)
    {
        if (IsDropped(sink, verify) && !Display.Shows(verify))
        {
            Report(sink, verify);
        }
    }

    private static bool IsDropped(Sink sink, IInvocationOperation check) =>
        ChainResult.IsDropped(check) && !EnclosingCallback.ExpectsException(check) && !EnclosingCallback.AcceptsEverything(check, sink.Tracer);

    private static void Report(Sink sink, IInvocationOperation check) =>
        sink.Report(check.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), check.TargetMethod.ContainingType.Name + "." + check.TargetMethod.Name);
}
