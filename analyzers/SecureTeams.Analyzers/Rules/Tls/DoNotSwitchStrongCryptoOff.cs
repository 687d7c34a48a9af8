using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotSwitchStrongCryptoOff : Rule
{
    public const string RuleId = "ST1303";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Strong-crypto switch off",
        "The switch '{0}' is set to true, which {1} in the whole process; set it to 'false', or remove the call",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-327",
        "CWE-757");

    /// <summary>All are off by default and weaken when on.</summary>
    private static readonly Dictionary<string, string> Consequences = new(StringComparer.Ordinal)
    {
        ["Switch.System.Net.DontEnableSchUseStrongCrypto"] = "brings SSL 3 and RC4 back",
        ["Switch.System.Net.DontEnableSystemDefaultTlsVersions"] = "keeps old TLS versions instead of the system's",
        ["Switch.System.Net.DontCheckCertificateEKUs"] = "accepts certificates that were issued for another purpose",
        ["Switch.System.ServiceModel.DontEnableSystemDefaultTlsVersions"] = "keeps old TLS versions instead of the system's",
        ["Switch.System.ServiceModel.DisableUsingServicePointManagerSecurityProtocols"] = "makes WCF use old TLS versions",
    };

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnInvocation("System.AppContext", "SetSwitch", (sink, call) => Inspect(sink, call, "switchName", "isEnabled"));
        registry.OnInvocation("System.AppContext", "SetData", (sink, call) => Inspect(sink, call, "name", "data"));
        registry.OnInvocation("System.AppDomain", "SetData", (sink, call) => Inspect(sink, call, "name", "data"));
    }

    private static void Inspect(Sink sink, IInvocationOperation call, string name, string value)
    {
        if (Arguments.Named(call.Arguments, name) is { } named
            && Arguments.Named(call.Arguments, value) is { } written
            && Weakening(named, sink.Tracer) is { } weakening
            && sink.Tracer.Constants(written).Any(IsOn))
        {
            sink.Report(call.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), weakening, Consequences[weakening]);
        }
    }

    private static string? Weakening(IOperation name, ValueTracer tracer)
    {
        foreach (var text in tracer.Texts(name))
        {
            if (Consequences.ContainsKey(text.Text))
            {
                return text.Text;
            }
        }

        return null;
    }

    internal static bool IsOn(object? constant) => constant is true || (constant is string text && bool.TryParse(text, out var parsed) && parsed);
}
