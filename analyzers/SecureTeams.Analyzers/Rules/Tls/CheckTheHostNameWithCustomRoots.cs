using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Callbacks;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class CheckTheHostNameWithCustomRoots : Rule
{
    public const string RuleId = "ST1108";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Custom-root callback forgets the host name",
        "'{0}' gets a callback that builds a chain and takes its result for the answer, so every certificate of that authority passes for every host; also refuse when 'errors' has RemoteCertificateNameMismatch",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-297");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        registry.OnDelegateTaking("System.Net.Security.SslPolicyErrors", Inspect);

    private static void Inspect(Sink sink, IDelegateCreationOperation creation)
    {
        if (CallbackFault.ForgetsHostName(sink, creation))
        {
            sink.Report(creation.Syntax, sink.LoweredInDevelopment, Receiver.Of(creation));
        }
    }
}
