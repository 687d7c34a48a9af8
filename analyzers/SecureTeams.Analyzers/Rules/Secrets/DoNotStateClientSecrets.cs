using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStateClientSecrets : Rule
{
    public const string RuleId = "ST3101";

    internal static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Client secret in source",
        "'{0}' is given a client secret that the source states ({1}), so that everybody who gets the code or the assembly can act as the application; read it from configuration or Key Vault, or use a certificate or managed identity, and rotate it",
        Category.Secrets,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-798", "CWE-321");

    internal static readonly SinkTable Secrets = new(static (tracer, place) => StatedSecrets.Text(tracer, place.Value), ClientSecretSinks.All);

    internal static readonly SinkTable Suppliers = new(SuppliedSecret.Of, ClientSecretSinks.Suppliers);

    internal static readonly SinkTable Forms = new(FormBody.ClientSecret, ClientSecretSinks.Forms);

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        Secrets.Register(registry, Report);
        Suppliers.Register(registry, Report);
        Forms.Register(registry, Report);
    }

    private static void Report(Sink sink, SecretPlace place, StatedSecret stated) =>
        sink.Report(stated.Place ?? place.Syntax, sink.LoweredInTests, place.Api, stated.Amount);
}
