using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Parameters that only say how long a key is: what they make depends on the generator that takes them.</summary>
internal static class RsaGenerator
{
    public static bool Takes(ValueTracer tracer, IObjectCreationOperation parameters)
    {
        foreach (var consumer in tracer.Consumers(parameters))
        {
            if (consumer is IInvocationOperation { TargetMethod.Name: "Init", Instance: { } generator } && tracer.Sources(generator).Any(source => IsRsa(tracer, source)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRsa(ValueTracer tracer, IOperation generator) => generator switch
    {
        { Type.Name: "RsaKeyPairGenerator" } => true,
        IInvocationOperation { TargetMethod.Name: "GetKeyPairGenerator" } call when FirstArgument.Of(call) is { } name =>
            FactoryNames.Of(tracer, name).Any(static text => AlgorithmName.Of(text) is "RSA" or "RSAENCRYPTION" or "1.2.840.113549.1.1.1"),
        _ => false,
    };
}
