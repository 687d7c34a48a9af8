using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Exports;

/// <summary>The PEM writer of Bouncy Castle: it exports and writes in one call.</summary>
internal static class PemOutput
{
    /// <summary>The call that writes an unprotected key to a file or the console; null when it is a public key, protected, or kept in memory.</summary>
    public static IInvocationOperation? Of(ValueTracer tracer, IInvocationOperation call)
    {
        if (call.Arguments.Length != 1 || FirstArgument.Of(call) is not { } written || call.Instance is not { } writer || !IsPrivate(tracer, written))
        {
            return null;
        }

        foreach (var source in tracer.Sources(writer))
        {
            if (source is not IObjectCreationOperation { Arguments: { Length: 1 } arguments })
            {
                continue;
            }

            var target = arguments[0].Value is IConversionOperation conversion ? conversion.Operand : arguments[0].Value;
            if (new KeyWriting(tracer).IsOpen(target))
            {
                return call;
            }

            if (target.Type?.Name == "StringWriter" && new KeyPath(tracer).FromContent(target) is { } writing)
            {
                return writing;
            }
        }

        return null;
    }

    private static bool IsPrivate(ValueTracer tracer, IOperation written)
    {
        var value = written is IConversionOperation conversion ? conversion.Operand : written;
        return IsPrivate(value) || tracer.Sources(value).Any(IsPrivate);
    }

    private static bool IsPrivate(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { Name: "Private", ContainingType.Name: "AsymmetricCipherKeyPair" } }
        || value.Type?.Name is "AsymmetricCipherKeyPair" or "PrivateKeyInfo"
        || (value.Type is { Name: var name } && (name.EndsWith("PrivateKeyParameters", StringComparison.Ordinal) || name.EndsWith("PrivateCrtKeyParameters", StringComparison.Ordinal)));
}
