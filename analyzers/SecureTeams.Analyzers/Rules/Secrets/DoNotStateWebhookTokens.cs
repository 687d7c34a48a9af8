using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStateWebhookTokens : Rule
{
    public const string RuleId = "ST3107";

    private const string Sha256Mac = "System.Security.Cryptography.HMACSHA256";

    internal static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Outgoing-webhook security token in source",
        "'{0}' is given a security token that the source states ({1}), so that everybody who gets the code or the assembly can sign messages as Teams does; read it from configuration or Key Vault, and create the outgoing webhook anew",
        Category.Secrets,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-321", "CWE-798");

    internal static readonly SinkTable Tokens = new(
        Token,
        SecretSink.New("System.Security.Cryptography.HMAC", "key"),
        SecretSink.Call(Sha256Mac, "HashData", "key"),
        SecretSink.Call(Sha256Mac, "HashDataAsync", "key"),
        SecretSink.Call(Sha256Mac, "TryHashData", "key"),
        SecretSink.Property("System.Security.Cryptography.KeyedHashAlgorithm", "Key"));

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) => Tokens.Register(registry, Report);

    private static void Report(Sink sink, SecretPlace place, StatedSecret stated) =>
        sink.Report(place.Syntax, sink.LoweredInTests, place.Api, stated.Amount);

    /// <summary>Teams shows the token as base64 text, and what receives the webhook decodes it.</summary>
    private static StatedSecret? Token(ValueTracer tracer, SecretPlace place)
    {
        if (!IsSha256(tracer, place.Operation))
        {
            return null;
        }

        foreach (var source in tracer.Sources(place.Value))
        {
            var decoded = source;
            while (Carriers.Carried(decoded) is { } carried)
            {
                decoded = carried;
            }

            if (tracer.Sources(decoded).Any(IsDecoded) && StatedSecrets.Bytes(tracer, source) is { } stated)
            {
                return stated;
            }
        }

        return null;
    }

    private static bool IsDecoded(IOperation source) =>
        source is IInvocationOperation { TargetMethod: { Name: "FromBase64String", ContainingType.Name: "Convert" } };

    private static bool IsSha256(ValueTracer tracer, IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Instance: { } mac } => IsNamed(mac.Type) || tracer.Sources(mac).Any(static source => IsNamed(source.Type)),
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Constructor, ContainingType: var derived } } => IsNamed(derived),
        IObjectCreationOperation creation => IsNamed(creation.Type),
        _ => true,
    };

    private static bool IsNamed(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "HMACSHA256")
            {
                return true;
            }
        }

        return false;
    }
}
