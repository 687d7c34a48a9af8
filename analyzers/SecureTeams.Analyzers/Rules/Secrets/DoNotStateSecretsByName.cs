using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Connections;
using SecureTeams.Analyzers.Rules.Secrets.Defaults;
using SecureTeams.Analyzers.Rules.Secrets.Fallbacks;
using SecureTeams.Analyzers.Rules.Secrets.Fragments;
using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStateSecretsByName : Rule
{
    public const string RuleId = "ST3113";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Literal under a secret-like name",
        "'{0}' has its value in the source ({1}), so everybody who gets the repository or the assembly has it, and it cannot be changed without a release; read it from the configuration or a vault, and replace the one that was written down",
        Category.Secrets,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-798",
        "CWE-259");

    private static readonly Lowering OwnMachine = Lowering.To(DiagnosticSeverity.Info, "server on the same machine");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnText(MayBeSecret, "System.String", static (sink, literal) => Inspect(sink, literal));
        registry.OnUtf8Text(MayBeSecret, "System.String", static (sink, literal) => Inspect(sink, literal));
    }

    private static bool MayBeSecret(IOperation literal, string text) =>
        Whole.IsStated(literal)
        && ((PlausibleSecret.MayBe(text) && NameAbove.Of(literal).Kind != SecretKind.None) || PasswordFragment.MayBeIn(text) || UrlPassword.MayBeIn(text));

    private static void Inspect(Sink sink, IOperation literal)
    {
        if (Whole.TextOf(literal) is not { } text || IsOthers(sink, literal, text))
        {
            return;
        }

        var naming = NameAbove.Of(literal);
        if (PlausibleSecret.Fits(naming.Kind, naming.Name, text))
        {
            Report(sink, literal, naming.Name, text, Lowering.None);
        }
        else if (!SecretUse.IsStated(Whole.Of(literal)))
        {
            return;
        }
        else if (PasswordFragment.In(text) is { } fragment && !IsInConnection(sink, literal))
        {
            Report(sink, literal, fragment.Name, fragment.Secret, fragment.IsLocal ? OwnMachine : Lowering.None);
        }
        else if (UrlPassword.In(text) is { } url)
        {
            Report(sink, literal, "password of a URL", url.Secret, url.IsLocal ? OwnMachine : Lowering.None);
        }
    }

    /// <summary>The call that puts the pieces together is reported as a whole.</summary>
    private static bool IsInConnection(Sink sink, IOperation literal)
    {
        var piece = literal;
        while (piece.Parent is IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or IArgumentOperation)
        {
            piece = piece.Parent;
        }

        return piece.Parent is IInvocationOperation { TargetMethod.Name: "Concat" or "Join" or "Format" } call && ConnectionSecret.Of(sink.Tracer, call) is not null;
    }

    /// <summary>A rule that knows more speaks for these.</summary>
    private static bool IsOthers(Sink sink, IOperation literal, string text) =>
        FallbackLiteral.Is(literal)
        || DefaultLiteral.NameOf(literal, text, sink.Tracer) is not null
        || RecognisedSecrets.Speak(literal, text)
        || SecretSinks.Judge(sink, literal);

    private static void Report(Sink sink, IOperation literal, string name, string secret, Lowering lowering)
    {
        var lowered = sink.IsTestProject ? Lowering.To(DiagnosticSeverity.Info, "test project") : lowering.Or(sink.LoweredInDevelopment);
        sink.Report(Whole.Of(literal).Syntax, lowered, name, Redacted.Of(secret));
    }
}
