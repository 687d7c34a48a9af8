using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Headers;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStateBearerTokens : Rule
{
    public const string RuleId = "ST3108";

    internal static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Literal bearer or API key header",
        "'{0}' is given a credential that the source states ({1}), so that everybody who gets the code or the assembly can send requests with it; get a token when it is needed, or read the key from configuration or Key Vault, and revoke this one",
        Category.Secrets,
        DiagnosticSeverity.Error,
        Priority.P1,
        "CWE-798");

    internal static readonly SinkTable Credentials = new(
        static (tracer, place) => HeaderCredential.IsChallenge(place) ? null : HeaderCredential.Of(tracer, place, HeaderCredential.SchemeOf(tracer, place)),
        HeaderSinks.Credentials);

    internal static readonly SinkTable Headers = new(
        static (tracer, place) => HeaderName.IsOfCredential(tracer, place) ? HeaderCredential.Of(tracer, place, scheme: null) : null,
        HeaderSinks.Headers);

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        Credentials.Register(registry, Report);
        Headers.Register(registry, Report);
    }

    private static void Report(Sink sink, SecretPlace place, StatedSecret stated) =>
        sink.Report(place.Syntax, sink.LoweredInTests, place.Api, stated.Amount);
}
