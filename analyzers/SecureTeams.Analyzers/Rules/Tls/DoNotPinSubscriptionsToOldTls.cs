using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotPinSubscriptionsToOldTls : Rule
{
    public const string RuleId = "ST1307";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Subscription endpoint pinned to old TLS",
        "'{0}' is '{1}', so that Microsoft Graph sends notifications over a TLS version that is broken; use 'v1_2' or 'v1_3'",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-327",
        "CWE-757");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        registry.OnPropertyWrite(TypeName.GraphModel("Subscription"), "LatestSupportedTlsVersion", Inspect);

    internal static bool IsOld(string version) =>
        version.Equals("v1_0", StringComparison.OrdinalIgnoreCase) || version.Equals("v1_1", StringComparison.OrdinalIgnoreCase);

    private static void Inspect(Sink sink, MemberWrite write)
    {
        if (write.Value is { } value
            && sink.Tracer.Texts(value).FirstOrDefault(static text => IsOld(text.Text)) is { Text: { } version }
            && !ComparedObject.Holds(write.Writer))
        {
            sink.Report(write.Writer.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), "Subscription.LatestSupportedTlsVersion", version);
        }
    }
}
