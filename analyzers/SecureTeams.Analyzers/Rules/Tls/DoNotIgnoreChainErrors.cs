using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Chains;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotIgnoreChainErrors : Rule
{
    public const string RuleId = "ST1106";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Chain policy ignores errors",
        "'{0}' contains '{1}', so a chain with that fault passes as a good one; use 'NoFlag', and trust a private root by 'CustomRootTrust'",
        Category.Tls,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-295",
        "CWE-296");

    public override DiagnosticDescriptor Descriptor => Description;

    public override DiagnosticDescriptor? WhenInverted => DoNotInvertDevelopmentGuards.Description;

    public override void Register(RuleRegistry registry) =>
        VerificationFlags.Watch(registry, FlagFault.IgnoredErrors, Inspect);

    private static void Inspect(Sink sink)
    {
        if (FlagWrite.At(sink.Operation, sink.Tracer) is { } flags && flags.PlaceOf(FlagFault.IgnoredErrors, sink.Operation) is { } place && !ChainPurpose.OnlyShowsElements(sink.Operation))
        {
            var bits = flags.Bits(FlagFault.IgnoredErrors);
            var terms = flags.With(FlagFault.IgnoredErrors).Select(term => term.Operation);
            sink.Report(place.GetLocation(), Severity(sink, bits), EnvironmentChoice.Lowering(sink, terms), "X509ChainPolicy.VerificationFlags", VerificationFlags.NameOf(FlagFault.IgnoredErrors, bits));
        }
    }

    /// <summary>Whoever names roots of their own meant to be strict.</summary>
    private static DiagnosticSeverity Severity(Sink sink, long bits)
    {
        var acceptsAnybody = bits == VerificationFlags.All
            || ((bits & VerificationFlags.UnknownAuthority) != 0 && !PrivateRoots.AreTrustedAround(sink.Operation, sink.Tracer));
        return acceptsAnybody ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
    }
}
