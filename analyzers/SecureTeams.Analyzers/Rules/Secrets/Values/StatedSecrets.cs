using System.Globalization;
using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>The first secret that the source states for an operand.</summary>
internal static class StatedSecrets
{
    public static StatedSecret? Text(ValueTracer tracer, IOperation value) => Text(tracer, value, static text => text);

    /// <param name="secret">The part of a text that would be the secret; null when there is none.</param>
    /// <param name="tracer">Follows the operand.</param>
    /// <param name="value">What the API is given.</param>
    public static StatedSecret? Text(ValueTracer tracer, IOperation value, Func<string, string?> secret)
    {
        foreach (var text in StatedTexts.Of(tracer, value))
        {
            if (secret(text.Text) is { } part && Plausible.Text(part))
            {
                return new StatedSecret(Redacted.Of(part), text.Origin);
            }
        }

        return null;
    }

    public static StatedSecret? Bytes(ValueTracer tracer, IOperation value) => Bytes(tracer, value, static _ => true);

    public static StatedSecret? Bytes(ValueTracer tracer, IOperation value, Func<byte[], bool> isSecret)
    {
        foreach (var bytes in StatedBytes.Of(tracer, value))
        {
            if (Plausible.Bytes(bytes.Bytes) && isSecret(bytes.Bytes))
            {
                return new StatedSecret(string.Format(CultureInfo.InvariantCulture, "{0} bytes", bytes.Bytes.Length), bytes.Origin);
            }
        }

        return null;
    }
}
