using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Chains;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotAcceptUnknownRevocation : Rule
{
    public const string RuleId = "ST1204";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Unknown revocation accepted",
        "'X509ChainPolicy.VerificationFlags' contains '{0}', so whoever blocks the revocation check gets a revoked certificate accepted; remove the flag",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-299");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        VerificationFlags.Watch(registry, FlagFault.UnknownRevocation, Inspect);

    private static void Inspect(Sink sink)
    {
        if (FlagWrite.At(sink.Operation, sink.Tracer) is { } flags && flags.PlaceOf(FlagFault.UnknownRevocation, sink.Operation) is { } place)
        {
            var terms = flags.With(FlagFault.UnknownRevocation).Select(term => term.Operation);
            sink.Report(
                place,
                PrivateRoots.Lowering(sink.Operation, sink.Tracer).Or(EnvironmentChoice.Lowering(sink, terms)),
                VerificationFlags.NameOf(FlagFault.UnknownRevocation, flags.Bits(FlagFault.UnknownRevocation)));
        }
    }
}
