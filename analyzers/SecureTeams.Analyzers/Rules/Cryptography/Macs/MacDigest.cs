using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Macs;

/// <summary>The digest inside an HMAC of Bouncy Castle: it is the MAC that is weak or not.</summary>
internal static class MacDigest
{
    private const string DigestSuffix = "Digest";

    /// <summary>The weak MAC that a digest makes; null when none of those that can reach it is weak.</summary>
    public static WeakPrimitive? Makes(ValueTracer tracer, IOperation digest)
    {
        foreach (var source in tracer.Sources(digest))
        {
            var names = source switch
            {
                IObjectCreationOperation { Type.Name: var type } when type.EndsWith(DigestSuffix, StringComparison.Ordinal) => [type.Substring(0, type.Length - DigestSuffix.Length)],
                IInvocationOperation { TargetMethod: { Name: "GetDigest", ContainingType.Name: "DigestUtilities" }, Arguments: { Length: > 0 } arguments } => FactoryNames.Of(tracer, arguments[0].Value),
                _ => [],
            };
            if (WeakPrimitives.Worst([.. names.Select(static name => "HMAC" + AlgorithmName.Of(name))]) is { } mac)
            {
                return mac;
            }
        }

        return null;
    }

    /// <summary>Whether a digest is made for HMACs and for nothing else.</summary>
    public static bool IsInside(ValueTracer tracer, IOperation digest)
    {
        var isInside = false;
        foreach (var consumer in tracer.Consumers(digest))
        {
            switch (consumer)
            {
                case IObjectCreationOperation { Type: { Name: "HMac", ContainingNamespace.Name: "Macs" } }:
                    isInside = true;
                    break;
                case IVariableDeclaratorOperation or IFieldInitializerOperation or IAssignmentOperation:
                    break;
                default:
                    return false;
            }
        }

        return isInside;
    }
}
