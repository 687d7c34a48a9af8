using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Secrets.Connections;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStateConnectionSecrets : Rule
{
    public const string RuleId = "ST3109";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Connection string with secret",
        "The {0} connection string states its secret ({1}), which everybody who gets the source or the assembly can use; read the string from configuration or a key vault, or sign in with a managed identity",
        Category.Secrets,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-798",
        "CWE-259");

    private static readonly Lowering LocalServer = Lowering.To(DiagnosticSeverity.Info, "local server");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnText(MayHold, "System.String", Inspect);
        registry.OnUtf8Text(static (_, text) => ConnectionMark.MayStandIn(text, isPiece: false), "System.String", Inspect);
    }

    private static bool MayHold(IOperation literal, string text)
    {
        if (literal.Parent is null || TextPieces.BegunBy(literal) is not { } stated)
        {
            return false;
        }

        return ConnectionMark.MayStandIn(stated == literal ? text : TextPieces.Constant(stated) ?? text, TextPieces.IsPiece(stated));
    }

    private static void Inspect(Sink sink, IOperation literal)
    {
        var stated = TextPieces.BegunBy(literal) ?? literal;
        var whole = TextPieces.Whole(stated);
        if ((whole == stated || TextPieces.IsFirst(stated, whole, static text => ConnectionMark.MayStandIn(text, isPiece: true)))
            && ConnectionSecret.Of(sink.Tracer, whole) is { } found
            && SecretUse.IsStated(whole)
            && !Comparison.Guards(whole)
            && !TextPieces.IsStatedElsewhere(whole, piece => ConnectionSecret.In(piece) is not null || (piece.Contains(found.Value) && SecretScan.In(piece).IsFound))
            && !SecretSinks.Take(sink, whole))
        {
            var lowering = found.IsLocal ? LocalServer : sink.LoweredInDevelopment.Or(sink.LoweredInTests);
            sink.Report(whole.Syntax, lowering, found.Name, Redacted.Of(found.Value));
        }
    }
}
