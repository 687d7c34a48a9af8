using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.Macs;

/// <summary>An HMAC whose key is a public label or a salt, because the message is the secret: key derivation, not authentication.</summary>
internal static class KeyLabel
{
    private static readonly HashSet<string> Secrets = new(StringComparer.Ordinal)
    {
        "seed", "secret", "ikm", "entropy", "password", "passphrase", "master", "token",
    };

    private static readonly HashSet<string> Derivations = new(StringComparer.Ordinal)
    {
        "hkdf", "kdf", "derive", "derives", "derived", "derivation", "prf", "extract", "expand", "vector", "vectors", "selftest",
    };

    private static readonly HashSet<string> Salts = new(StringComparer.Ordinal) { "salt", "label", "info", "context" };

    public static bool Is(Sink sink, IOperation use, IOperation key)
    {
        foreach (var name in EnclosingNames.Of(use, sink.ContainingSymbol))
        {
            var words = IdentifierWords.Of(name);
            if (words.Exists(Derivations.Contains) || IsSelfTest(words))
            {
                return true;
            }
        }

        return NameOf(key) is { } given && IdentifierWords.Of(given).Exists(Salts.Contains) || IsSecret(sink.Tracer, use);
    }

    private static bool IsSelfTest(List<string> words) => words.Contains("self") && words.Contains("test");

    private static bool IsSecret(ValueTracer tracer, IOperation use)
    {
        if (use is IInvocationOperation call)
        {
            return Named(call);
        }

        foreach (var consumer in tracer.Consumers(use))
        {
            if (consumer is IInvocationOperation { TargetMethod.Name: "ComputeHash" or "TransformFinalBlock" or "AppendData" or "TryComputeHash" } computing && Named(computing))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Named(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name is "source" or "buffer" or "inputBuffer" or "data" && Mentioned(argument.Value).Any(static name => IdentifierWords.Of(name).Exists(Secrets.Contains)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Mentioned(IOperation value) => value.DescendantsAndSelf().Select(NameOf).OfType<string>();

    private static string? NameOf(IOperation operation) => operation switch
    {
        IConversionOperation conversion => NameOf(conversion.Operand),
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        _ => null,
    };
}
