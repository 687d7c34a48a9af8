using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Tls.Callbacks;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotUseAcceptAnyValidators : Rule
{
    public const string RuleId = "ST1102";

    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions";
    private const string Everything = "accepts every certificate";
    private const string AnyIssuer = "accepts certificates of any issuer";
    private const int ChainErrors = 4;

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Built-in accept-any validator",
        "'{0}' {1}, so anybody can answer or call under any name; remove it, and let the platform validate",
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
        registry.OnPropertyReference(
            "System.Net.Http.HttpClientHandler",
            "DangerousAcceptAnyServerCertificateValidator",
            (sink, reference) => Inspect(sink, reference.Property));
        registry.OnInvocation(Kestrel, "AllowAnyClientCertificate", (sink, invocation) => Inspect(sink, invocation.TargetMethod));
        registry.OnMethodReference(Kestrel, "AllowAnyClientCertificate", (sink, reference) => Inspect(sink, reference.Method));
        foreach (var library in AcceptAnySwitches.Properties)
        {
            registry.OnPropertyWrite(library.Type, library.Member, (sink, write) => InspectSwitch(sink, write, library));
        }

        foreach (var library in AcceptAnySwitches.Methods)
        {
            registry.OnInvocation(library.Type, library.Member, (sink, call) => InspectSwitch(sink, call, library));
        }

        registry.OnPropertyWrite("RabbitMQ.Client.SslOption", "AcceptablePolicyErrors", InspectErrors);
    }

    private static void Inspect(Sink sink, ISymbol member)
    {
        if (!Comparison.Guards(sink.Operation))
        {
            Report(sink, sink.Operation, member, Everything);
        }
    }

    private static void InspectSwitch(Sink sink, MemberWrite write, AcceptAnySwitch library)
    {
        if (write.Value is { } value && IsOn(sink, value, library) && !ComparedObject.Holds(write.Writer))
        {
            Report(sink, write.Writer, ((IPropertyReferenceOperation)write.Target).Property, library.IsWhole ? Everything : AnyIssuer);
        }
    }

    private static void InspectSwitch(Sink sink, IInvocationOperation call, AcceptAnySwitch library)
    {
        if (call.Arguments is { Length: 1 } arguments && IsOn(sink, arguments[0].Value, library))
        {
            Report(sink, call, call.TargetMethod, library.IsWhole ? Everything : AnyIssuer);
        }
    }

    /// <summary>A handler of its own takes the place of a switch that only the built-in one reads.</summary>
    private static bool IsOn(Sink sink, IOperation value, AcceptAnySwitch library) =>
        sink.Tracer.Constants(value).Any(constant => library.DangerousValue.Equals(constant))
        && (library.ReplacedBy is null || !OwnHandler.IsSetBeside(sink.Operation, library.ReplacedBy));

    private static void InspectErrors(Sink sink, MemberWrite write)
    {
        var value = write.Value ?? (write.Writer is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or } compound ? compound.Value : null);
        if (value is not null && sink.Tracer.Constants(value).Any(constant => constant is int errors && (errors & ChainErrors) != 0) && !ComparedObject.Holds(write.Writer))
        {
            Report(sink, write.Writer, ((IPropertyReferenceOperation)write.Target).Property, AnyIssuer);
        }
    }

    private static void Report(Sink sink, IOperation place, ISymbol member, string effect) =>
        sink.Report(place.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), member.ContainingType.Name + "." + member.Name, effect);
}
