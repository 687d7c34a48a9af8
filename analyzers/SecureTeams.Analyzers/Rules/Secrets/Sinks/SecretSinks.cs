using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>The APIs that are given a secret. A rule of its own speaks for what reaches them, so that the rules for literals need not.</summary>
internal static class SecretSinks
{
    private static readonly (DiagnosticDescriptor Rule, SinkTable Table)[] All =
    [
        (DoNotStateClientSecrets.Description, DoNotStateClientSecrets.Secrets),
        (DoNotStateClientSecrets.Description, DoNotStateClientSecrets.Suppliers),
        (DoNotStateClientSecrets.Description, DoNotStateClientSecrets.Forms),
        (DoNotStateSymmetricKeys.Description, DoNotStateSymmetricKeys.Keys),
        (DoNotStateSymmetricKeys.Description, DoNotStateSymmetricKeys.EncodedKeys),
        (DoNotStatePrivateKeys.Description, DoNotStatePrivateKeys.Containers),
        (DoNotStatePrivateKeys.Description, DoNotStatePrivateKeys.Keys),
        (DoNotStatePrivateKeys.Description, DoNotStatePrivateKeys.Texts),
        (DoNotStatePasswords.Description, DoNotStatePasswords.Passwords),
        (DoNotStatePasswords.Description, DoNotStatePasswords.KnownPasswords),
        (DoNotStatePasswords.Description, DoNotStatePasswords.Characters),
        (DoNotStateWebhookTokens.Description, DoNotStateWebhookTokens.Tokens),
        (DoNotStateBearerTokens.Description, DoNotStateBearerTokens.Credentials),
        (DoNotStateBearerTokens.Description, DoNotStateBearerTokens.Headers),
    ];

    /// <summary>Whether a rule reports the place that a literal reaches, or knows that everybody may have the literal.</summary>
    public static bool Take(Sink sink, IOperation literal) => new SecretJourney(sink, taker => IsReported(sink, taker)).Arrives(literal);

    /// <summary>Whether a literal reaches a place that a rule looks at, also one that the rule finds right, such as the guest account of a local broker.</summary>
    public static bool Judge(Sink sink, IOperation literal) => new SecretJourney(sink, taker => IsWatched(sink, taker)).Arrives(literal);

    private static bool IsWatched(Sink sink, IOperation taker)
    {
        foreach (var (rule, table) in All)
        {
            if (!sink.IsSilenced(rule) && (TakesAnything(table) ? table.Reports(sink.Tracer, sink.Compilation, taker) : table.Watches(sink.Compilation, taker)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A form field, an environment variable or a header is given a secret only under some names.</summary>
    private static bool TakesAnything(SinkTable table) => table == DoNotStateClientSecrets.Forms || table == DoNotStateBearerTokens.Headers;

    private static bool IsReported(Sink sink, IOperation taker)
    {
        foreach (var (rule, table) in All)
        {
            if (!sink.IsSilenced(rule) && table.Reports(sink.Tracer, sink.Compilation, taker))
            {
                return true;
            }
        }

        return false;
    }
}
