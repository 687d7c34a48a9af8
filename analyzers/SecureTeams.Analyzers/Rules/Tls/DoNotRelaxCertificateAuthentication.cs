using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Tls.ClientCertificates;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotRelaxCertificateAuthentication : Rule
{
    public const string RuleId = "ST1113";

    private const string Options = "Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Certificate authentication relaxed",
        "'{0}' is '{1}', so {2}; set it to '{3}'",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-295",
        "CWE-287");

    private static readonly Lowering Examined = Lowering.To(DiagnosticSeverity.Info, "an event may refuse the certificate");

    public override DiagnosticDescriptor Descriptor => Description;

    public override DiagnosticDescriptor? WhenInverted => DoNotInvertDevelopmentGuards.Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnPropertyWrite(Options, "AllowedCertificateTypes", InspectTypes);
        registry.OnPropertyWrite(Options, "ValidateValidityPeriod", InspectValidity);
    }

    private static void InspectTypes(Sink sink, MemberWrite write)
    {
        if (Chosen(sink, write, static value => EnumText.Of(value, "CertificateTypes") is "SelfSigned" or "All") is { } chosen)
        {
            var lowering = CertificateEvents.MayRefuse(sink.Operation, sink.Tracer) ? Examined : Lowered(sink);
            sink.Report(
                write.Writer.Syntax,
                lowering,
                "CertificateAuthenticationOptions.AllowedCertificateTypes",
                "CertificateTypes." + EnumText.Of(chosen, "CertificateTypes"),
                "a caller is let in with a certificate that it made for itself under any name",
                "CertificateTypes.Chained");
        }
    }

    private static void InspectValidity(Sink sink, MemberWrite write)
    {
        if (Chosen(sink, write, RevocationSwitch.IsFalse) is not null)
        {
            sink.Report(
                write.Writer.Syntax,
                Lowered(sink),
                "CertificateAuthenticationOptions.ValidateValidityPeriod",
                "false",
                "a certificate that has expired, whose key may have been given up long ago, still opens the door",
                "true");
        }
    }

    private static IOperation? Chosen(Sink sink, MemberWrite write, Func<IOperation, bool> isBad) =>
        write.Value is { } value && !ComparedObject.Holds(write.Writer)
            ? new ChosenValue(sink.Tracer, isBad).Choices(value).FirstOrDefault()
            : null;

    private static Lowering Lowered(Sink sink) => sink.LoweredInDevelopment.Or(sink.LoweredInTests);
}
