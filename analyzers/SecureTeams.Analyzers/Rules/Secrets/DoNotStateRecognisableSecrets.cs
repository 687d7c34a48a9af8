using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Connections;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Tokens;
using SecureTeams.Analyzers.Rules.Secrets.Values;
using SecureTeams.Analyzers.Rules.Secrets.Webhooks;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStateRecognisableSecrets : Rule
{
    public const string RuleId = "ST3102";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Recognisable secret literal",
        "The text holds {0} ({1}), which everybody who gets the source or the assembly can use; revoke it, and read its successor from a key vault or from configuration that is not in the repository",
        Category.Secrets,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-798",
        "CWE-321");

    private static readonly Lowering MadeForTests = Lowering.To(DiagnosticSeverity.Info, "test project");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnText(Holds, "System.String", Inspect);
        registry.OnUtf8Text(static (_, text) => SecretScan.In(text).IsFound, "System.String", Inspect);
    }

    private static bool Holds(IOperation literal, string text)
    {
        if (literal.Parent is null || TextPieces.BegunBy(literal) is not { } stated)
        {
            return false;
        }

        return SecretScan.In(stated == literal ? text : TextPieces.Constant(stated) ?? text).IsFound
            || (PemKey.IsBegun(text) && TextPieces.IsPiece(stated));
    }

    private static void Inspect(Sink sink, IOperation literal)
    {
        var stated = TextPieces.BegunBy(literal) ?? literal;
        var whole = TextPieces.Whole(stated);
        var text = TextPieces.Constant(stated) ?? string.Empty;
        var found = SecretScan.In(text);
        if (!found.IsFound)
        {
            stated = whole;
            text = sink.Tracer.Texts(whole).Select(static traced => traced.Text).FirstOrDefault() ?? string.Empty;
            found = SecretScan.In(text);
        }

        if (found.IsFound
            && SecretUse.IsStated(whole)
            && ConnectionSecret.Of(sink.Tracer, whole) is null
            && HookAddress.Of(sink.Tracer, whole) is null
            && !TextPieces.IsStatedElsewhere(stated, static piece => SecretScan.In(piece).IsFound)
            && !SecretSinks.Take(sink, whole))
        {
            Report(sink, stated, found, text.Substring(found.Start, found.End - found.Start));
        }
    }

    private static void Report(Sink sink, IOperation place, FoundSecret found, string secret)
    {
        if (!(sink.IsTestProject && JsonWebToken.IsExpired(secret)))
        {
            var inTests = found.IsOftenMadeForTests && sink.IsTestProject ? MadeForTests : sink.LoweredInTests;
            sink.Report(place.Syntax, found.Doubt.Weaker(inTests), found.Name, Redacted.Of(secret));
        }
    }
}
