using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Fallbacks;
using SecureTeams.Analyzers.Rules.Secrets.Fragments;
using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotFallBackToSecrets : Rule
{
    public const string RuleId = "ST3110";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Secret fallback literal",
        "Where '{0}' is not configured, the program goes on with a secret from its source ({1}) and nobody notices; throw instead, so that a forgotten setting is found before somebody else uses the literal",
        Category.Secrets,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-798",
        "CWE-636");

    private static readonly Lowering OwnMachine = Lowering.To(DiagnosticSeverity.Info, "server on the same machine");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnText(FallbackLiteral.MayBe, "System.String", static (sink, literal) => Inspect(sink, literal));
        registry.OnUtf8Text(FallbackLiteral.MayBe, "System.String", static (sink, literal) => Inspect(sink, literal));
    }

    private static void Inspect(Sink sink, IOperation literal)
    {
        if (Whole.TextOf(literal) is { } text && FallbackLiteral.NameOf(literal, text) is { } name)
        {
            var fragment = PasswordFragment.In(text);
            var lowering = fragment is { IsLocal: true } ? OwnMachine : sink.LoweredInTests.Or(sink.LoweredInDevelopment);
            sink.Report(Whole.Of(literal).Syntax, lowering, name, Redacted.Of(fragment?.Secret ?? text));
        }
    }
}
