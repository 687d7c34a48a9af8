using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotDisableCertificateValidation : Rule
{
    public const string RuleId = "ST1101";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Certificate callback accepts every certificate",
        "'{0}' gets a callback that accepts every certificate, so whoever answers the connection can read and change it; remove the callback, or return 'errors == SslPolicyErrors.None'",
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
        registry.OnDelegateTaking("System.Net.Security.SslPolicyErrors", Inspect);
        registry.OnDelegate("System.DirectoryServices.Protocols.VerifyServerCertificateCallback", Inspect);
    }

    private static void Inspect(Sink sink, IDelegateCreationOperation creation)
    {
        if (Evidence.IsValidator(creation) && !Comparison.Guards(creation) && sink.Tracer.Judge(creation) == CallbackVerdict.AlwaysTrue)
        {
            sink.Report(creation.Syntax, sink.LoweredInDevelopment, Receiver.Of(creation));
        }
    }
}
