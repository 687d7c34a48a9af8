using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>A hash that is signed or checked and whose making is reported already.</summary>
internal static class SignedHash
{
    public static bool IsMadeHere(ValueTracer tracer, ImmutableArray<IArgumentOperation> arguments, WeakPrimitive digest)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name is "hash" or "rgbHash" && tracer.Sources(argument.Value).Any(source => Makes(source, digest)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Makes(IOperation source, WeakPrimitive digest) =>
        source is IInvocationOperation { TargetMethod: { Name: "HashData" or "ComputeHash", ContainingType: var type } } call
        && (IsOf(type, digest) || IsOf(call.Instance?.Type, digest));

    private static bool IsOf(ITypeSymbol? type, WeakPrimitive digest)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() == digest.FrameworkType)
            {
                return true;
            }
        }

        return false;
    }
}
