using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Defaults;
using SecureTeams.Analyzers.Rules.Secrets.Fallbacks;
using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotDefaultToSecrets : Rule
{
    public const string RuleId = "ST3111";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Secret as default",
        "Whoever sets nothing else for '{0}' gets a secret that stands in the source ({1}) and is the same for everybody; let there be no default, and ask for the setting",
        Category.Secrets,
        DiagnosticSeverity.Warning,
        Priority.P2,
        "CWE-798",
        "CWE-1392");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        registry.OnText(DefaultLiteral.MayBe, "System.String", static (sink, literal) =>
        {
            if (Whole.TextOf(literal) is { } text
                && DefaultLiteral.NameOf(literal, text, sink.Tracer) is { } name
                && !FallbackLiteral.Is(literal)
                && !RecognisedSecrets.Speak(literal, text)
                && !SecretSinks.Take(sink, literal))
            {
                sink.Report(Whole.Of(literal).Syntax, sink.LoweredInTests.Or(sink.LoweredInDevelopment), name, Redacted.Of(text));
            }
        });
}
