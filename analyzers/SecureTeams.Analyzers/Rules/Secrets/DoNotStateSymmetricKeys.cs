using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStateSymmetricKeys : Rule
{
    public const string RuleId = "ST3103";

    internal static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Symmetric or HMAC key in source",
        "'{0}' is given a key that the source states ({1}), so that everybody who gets the code or the assembly can read or forge what it protects; read the key from configuration or Key Vault and replace it",
        Category.Secrets,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-321", "CWE-798");

    internal static readonly SinkTable Keys = new(
        static (tracer, place) => KnownAnswer.IsChecked(place.Operation) ? null : StatedSecrets.Bytes(tracer, place.Value),
        KeySinks.All);

    internal static readonly SinkTable EncodedKeys = new(
        static (tracer, place) => place.Operation is IObjectCreationOperation
            ? StatedSecrets.Text(tracer, place.Value, static json => PrivateKeyText.Member(json, "k"))
            : StatedSecrets.Text(tracer, place.Value),
        SecretSink.Property("Microsoft.IdentityModel.Tokens.JsonWebKey", "K"),
        SecretSink.New("Microsoft.IdentityModel.Tokens.JsonWebKey", "json"));

    public override DiagnosticDescriptor Descriptor => Description;

    public override IReadOnlyList<string> YieldsTo { get; } = [DoNotStateWebhookTokens.RuleId];

    public override void Register(RuleRegistry registry)
    {
        Keys.Register(registry, Report);
        EncodedKeys.Register(registry, Report);
    }

    private static void Report(Sink sink, SecretPlace place, StatedSecret stated) =>
        sink.Report(place.Syntax, sink.LoweredInTests, place.Api, stated.Amount);
}
