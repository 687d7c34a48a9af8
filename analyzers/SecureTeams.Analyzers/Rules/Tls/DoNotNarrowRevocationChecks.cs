using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotNarrowRevocationChecks : Rule
{
    public const string RuleId = "ST1203";

    private const string Offline = "X509RevocationMode.Offline";
    private const string EndCertificateOnly = "X509RevocationFlag.EndCertificateOnly";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Revocation narrowed",
        "'{0}' is '{1}', so {2}; use '{3}'",
        Category.Tls,
        DiagnosticSeverity.Info,
        Priority.P2,
        "CWE-299");

    private static readonly RuleOption AirGapped = new("air_gapped");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var (type, property) in RevocationSwitch.Modes)
        {
            registry.OnPropertyWrite(type, property, InspectMode);
        }

        registry.OnInvocation("MQTTnet.MqttClientTlsOptionsBuilder", "WithRevocationMode", InspectCall);
        registry.OnPropertyWrite("System.Security.Cryptography.X509Certificates.X509ChainPolicy", "RevocationFlag", InspectFlag);
        registry.OnPropertyWrite("Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions", "RevocationFlag", InspectFlag);
    }

    private static void InspectMode(Sink sink, MemberWrite write)
    {
        if (write is { Value: { } value, Target: IPropertyReferenceOperation { Property: var property } target }
            && !RevocationContext.IsWithoutEffect(target, sink.Tracer)
            && !ComparedObject.Holds(write.Writer))
        {
            ReportOffline(sink, value, write.Writer.Syntax, property.ContainingType.Name + "." + property.Name);
        }
    }

    private static void InspectCall(Sink sink, IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            ReportOffline(sink, argument.Value, argument.Syntax, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name);
        }
    }

    private static void ReportOffline(Sink sink, IOperation value, SyntaxNode place, string name)
    {
        if (!new ChosenValue(sink.Tracer, static mode => RevocationSwitch.IsMode(mode, "Offline")).Choices(value).IsEmpty
            && new ChosenValue(sink.Tracer, DoNotDisableRevocationChecks.IsNoCheck).Choices(value).IsEmpty
            && !sink.OptionIs(AirGapped, "true")
            && !ChainPurpose.OnlyCollectsElements(sink.Operation)
            && !Endpoints.AreLoopback(sink.Operation, sink.Tracer))
        {
            sink.Report(place, sink.LoweredInTests, name, Offline, "only lists that happen to be cached are read, and a certificate withdrawn since is accepted", RevocationSwitch.Online);
        }
    }

    private static void InspectFlag(Sink sink, MemberWrite write)
    {
        if (write is { Value: { } value, Target: IPropertyReferenceOperation { Property: var property } target }
            && !new ChosenValue(sink.Tracer, static flag => EnumText.Of(flag, "X509RevocationFlag") == "EndCertificateOnly").Choices(value).IsEmpty
            && !ObjectPath.OtherWrites(target, "RevocationMode").Any(static mode => mode is not null && RevocationSwitch.IsMode(mode, "NoCheck"))
            && !ChainPurpose.OnlyCollectsElements(sink.Operation)
            && !ComparedObject.Holds(write.Writer))
        {
            sink.Report(write.Writer.Syntax, sink.LoweredInTests, property.ContainingType.Name + "." + property.Name, EndCertificateOnly, "an intermediate authority that was withdrawn is still trusted", "X509RevocationFlag.ExcludeRoot");
        }
    }
}
