using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Revocation;
using SecureTeams.Analyzers.Rules.Tls.Stores;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotAddTrustedRoots : Rule
{
    public const string RuleId = "ST1112";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Program adds a trusted root",
        "'{0}' adds a certificate to the store '{1}', so every program of the user or machine trusts what it signs; trust it for one connection by 'X509ChainPolicy.CustomTrustStore', or state 'secureteams.manages_trust = true' for a tool that installs roots",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-295",
        "CWE-250");

    private static readonly RuleOption ManagesTrust = new("manages_trust");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnInvocation("System.Security.Cryptography.X509Certificates.X509Store", "Add", Inspect);
        registry.OnInvocation("System.Security.Cryptography.X509Certificates.X509Store", "AddRange", Inspect);
    }

    private static void Inspect(Sink sink, IInvocationOperation call)
    {
        if (call.Instance is not { } store)
        {
            return;
        }

        var choices = TrustStore.Choices(store, sink.Tracer);
        if (!choices.IsEmpty && !TrustStore.IsOpenedForReading(store, sink.Tracer) && !sink.OptionIs(ManagesTrust, "true"))
        {
            var lowering = sink.LoweredInDevelopment.Or(sink.LoweredInTests).Or(DevelopmentChoice.Lowers(sink, choices));
            sink.Report(call.Syntax, lowering, "X509Store." + call.TargetMethod.Name, TrustStore.NameOf(choices[0]) ?? string.Empty);
        }
    }
}
