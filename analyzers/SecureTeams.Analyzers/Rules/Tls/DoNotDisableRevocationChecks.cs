using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotDisableRevocationChecks : Rule
{
    public const string RuleId = "ST1201";

    private const string Mqtt = "MQTTnet.MqttClientTlsOptionsBuilder";
    private const string SslStream = "System.Net.Security.SslStream";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Revocation check switched off",
        "'{0}' switches the revocation check off, so a certificate that its authority has withdrawn because the key was stolen is still accepted; set it to '{1}'",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-299");

    private static readonly Lowering PrivateRoot = Lowering.To(DiagnosticSeverity.Info, "private root, which may publish no list");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var (type, property) in RevocationSwitch.Modes)
        {
            registry.OnPropertyWrite(type, property, static (sink, write) => InspectWrite(sink, write, IsNoCheck));
        }

        foreach (var (type, property) in RevocationSwitch.Checks)
        {
            registry.OnPropertyWrite(type, property, static (sink, write) => InspectWrite(sink, write, RevocationSwitch.IsFalse));
        }

        foreach (var (type, property) in RevocationSwitch.Exemptions)
        {
            registry.OnPropertyWrite(type, property, static (sink, write) => InspectWrite(sink, write, RevocationSwitch.IsTrue));
        }

        foreach (var method in (string[])["AuthenticateAsClient", "AuthenticateAsClientAsync", "BeginAuthenticateAsClient", "AuthenticateAsServer", "AuthenticateAsServerAsync", "BeginAuthenticateAsServer"])
        {
            registry.OnInvocation(SslStream, method, static (sink, call) => InspectCall(sink, call, "checkCertificateRevocation", RevocationSwitch.IsFalse));
        }

        registry.OnInvocation(Mqtt, "WithRevocationMode", static (sink, call) => InspectCall(sink, call, "revocationMode", IsNoCheck));
        registry.OnInvocation(Mqtt, "WithIgnoreCertificateRevocationErrors", static (sink, call) => InspectCall(sink, call, "ignoreCertificateRevocationErrors", RevocationSwitch.IsTrue));
    }

    internal static bool IsNoCheck(IOperation value) => RevocationSwitch.IsMode(value, "NoCheck");

    private static void InspectWrite(Sink sink, MemberWrite write, Func<IOperation, bool> isOff)
    {
        if (write is { Value: { } value, Target: IPropertyReferenceOperation { Property: var property } target }
            && new ChosenValue(sink.Tracer, isOff).Choices(value) is { IsEmpty: false } choices
            && !RevocationContext.IsWithoutEffect(target, sink.Tracer)
            && !ComparedObject.Holds(write.Writer))
        {
            Report(sink, value, choices, write.Writer.Syntax, property.ContainingType.Name + "." + property.Name, property.Name);
        }
    }

    private static void InspectCall(Sink sink, IInvocationOperation call, string parameter, Func<IOperation, bool> isOff)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter
                && new ChosenValue(sink.Tracer, isOff).Choices(argument.Value) is { IsEmpty: false } choices
                && !RevocationContext.IsWithoutEffect(call, sink.Tracer))
            {
                Report(sink, argument.Value, choices, argument.Syntax, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, parameter);
            }
        }
    }

    private static void Report(Sink sink, IOperation value, ImmutableArray<IOperation> choices, SyntaxNode place, string name, string member)
    {
        if (Endpoints.AreLoopback(sink.Operation, sink.Tracer) || ChainPurpose.OnlyCollectsElements(sink.Operation))
        {
            return;
        }

        var lowering = sink.LoweredInTests.Or(sink.LoweredInDevelopment).Or(DevelopmentChoice.Lowers(sink, choices));
        sink.Report(place, ChainPurpose.TrustsPrivateRoot(sink.Operation) ? PrivateRoot : lowering, name, RevocationSwitch.Remedy(member, value.Type?.TypeKind == TypeKind.Enum));
    }
}
