using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>A block cipher of Bouncy Castle that is buffered without a mode around it, which is ECB.</summary>
internal static class BareEngine
{
    public static bool IsBuffered(ValueTracer tracer, IObjectCreationOperation buffer)
    {
        foreach (var argument in buffer.Arguments)
        {
            if (argument.Parameter?.Ordinal == 0 && tracer.Sources(argument.Value).Any(IsEngine))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEngine(IOperation source) => source switch
    {
        IObjectCreationOperation { Type: { } type } => type.ContainingNamespace.ToDisplayString() == "Org.BouncyCastle.Crypto.Engines",
        IInvocationOperation { TargetMethod: { Name: "CreateEngine", ContainingNamespace: { } home } } => home.ToDisplayString() == "Org.BouncyCastle.Crypto",
        _ => false,
    };
}
