using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>A digest that is made for a key derivation of Bouncy Castle: the rules for derivations speak of it.</summary>
internal static class GeneratorDigest
{
    public static bool Is(Sink sink, PrimitiveUse use)
    {
        var feeds = false;
        foreach (var consumer in sink.Tracer.Consumers(use.Operation))
        {
            if (IsGenerator((consumer as IObjectCreationOperation)?.Type))
            {
                feeds = true;
            }
            else if (consumer is not (IVariableDeclaratorOperation or IFieldInitializerOperation or IAssignmentOperation))
            {
                return false;
            }
        }

        return feeds;
    }

    private static bool IsGenerator(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "PbeParametersGenerator", ContainingNamespace.Name: "Crypto" })
            {
                return true;
            }
        }

        return false;
    }
}
