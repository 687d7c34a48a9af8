using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Secrets.Connections;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;
using SecureTeams.Analyzers.Rules.Secrets.Webhooks;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStateWebhookAddresses : Rule
{
    public const string RuleId = "ST3106";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Teams webhook or workflow URL in source",
        "The address of {0} holds its secret ({1}), so everybody who gets the source or the assembly can post through it; make a new address and read it from configuration or a key vault",
        Category.Secrets,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-798");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnText(MayHold, "System.String", Inspect);
        registry.OnUtf8Text(static (_, text) => HookAddress.In(text) is not null, "System.String", Inspect);
    }

    private static bool MayHold(IOperation literal, string text) =>
        HookAddress.MayBePartOf(text) && literal.Parent is not null;

    private static void Inspect(Sink sink, IOperation literal)
    {
        var whole = TextPieces.Whole(literal);
        if ((whole == literal || TextPieces.IsFirst(literal, whole, HookAddress.MayBePartOf))
            && HookAddress.Of(sink.Tracer, whole) is { } found
            && SecretUse.IsStated(whole)
            && !Comparison.Guards(whole)
            && ConnectionSecret.Of(sink.Tracer, whole) is null
            && !TextPieces.IsStatedElsewhere(whole, static piece => HookAddress.In(piece) is not null)
            && !SecretSinks.Take(sink, whole))
        {
            sink.Report(whole.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), found.Name, Redacted.Of(found.Secret));
        }
    }
}
