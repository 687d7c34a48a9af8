using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStatePrivateKeys : Rule
{
    public const string RuleId = "ST3104";

    internal static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Certificate or private key in source",
        "'{0}' is given a private key that the source states ({1}), so that everybody who gets the code or the assembly can sign, decrypt or log on with it; load it from a certificate store or Key Vault, and revoke and replace it",
        Category.Secrets,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-321", "CWE-798");

    internal static readonly SinkTable Containers = new(Container, PrivateKeySinks.Containers);

    internal static readonly SinkTable Keys = new(
        static (tracer, place) => KnownAnswer.IsChecked(place.Operation) ? null : StatedSecrets.Bytes(tracer, place.Value),
        PrivateKeySinks.Keys);

    internal static readonly SinkTable Texts = new(
        static (tracer, place) => place.Operation is IPropertyReferenceOperation
            ? StatedSecrets.Text(tracer, place.Value)
            : StatedSecrets.Text(tracer, place.Value, PrivateKeyText.In),
        PrivateKeySinks.Texts);

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        Containers.Register(registry, Report);
        Keys.Register(registry, Report);
        Texts.Register(registry, Report);
    }

    private static void Report(Sink sink, SecretPlace place, StatedSecret stated) =>
        sink.Report(place.Syntax, sink.LoweredInTests, place.Api, stated.Amount);

    /// <summary>A certificate alone is public; what is loaded by that name, or bears its form, has the key as well.</summary>
    private static StatedSecret? Container(ValueTracer tracer, SecretPlace place) => place.Value.Type?.SpecialType == SpecialType.System_String
        ? StatedSecrets.Text(tracer, place.Value, static text => Encodings.FromBase64(text) is { } bytes && PrivateKeyBytes.Are(bytes) ? text : null)
        : StatedSecrets.Bytes(
            tracer,
            place.Value,
            bytes => PrivateKeyBytes.Are(bytes) || (place.Operation is IInvocationOperation { TargetMethod.ContainingType.Name: "X509CertificateLoader" } && !PrivateKeyBytes.AreCertificate(bytes)));
}
