using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Approval;

/// <summary>Finds algorithms of libraries that are created, or asked for by name.</summary>
internal sealed class LibraryWatch(IReadOnlyList<WeakPrimitive> primitives, IReadOnlyList<(string Type, string Method)> factories, Action<Sink, PrimitiveUse> inspect)
{
    public void Register(RuleRegistry registry)
    {
        foreach (var primitive in primitives)
        {
            foreach (var type in primitive.OtherTypes)
            {
                registry.OnObjectCreation(type, (sink, creation) => inspect(sink, new PrimitiveUse(creation, primitive, "new " + creation.Type?.Name)));
            }
        }

        foreach (var (type, method) in factories)
        {
            registry.OnInvocation(type, method, InspectFactory);
        }
    }

    private void InspectFactory(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is not { } argument)
        {
            return;
        }

        var names = FactoryNames.Of(sink.Tracer, argument).Select(AlgorithmName.Of).ToList();
        foreach (var primitive in primitives)
        {
            if (primitive.Names.Any(names.Contains) || primitive.Aliases.Any(names.Contains))
            {
                inspect(sink, new PrimitiveUse(call, primitive, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name));
                return;
            }
        }
    }
}
