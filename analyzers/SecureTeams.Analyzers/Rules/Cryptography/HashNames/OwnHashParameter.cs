using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>A parameter of the program's own that is handed on to an API that takes the name of a hash.</summary>
internal static class OwnHashParameter
{
    /// <summary>What the value is used for behind the argument; null when nobody knows, or when the API's own argument shows the value.</summary>
    public static HashNameSink? Behind(ValueTracer tracer, IArgumentOperation argument)
    {
        if (argument is not { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } || method.DeclaringSyntaxReferences.IsEmpty || IsSeenFromInside(method))
        {
            return null;
        }

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        var declared = definition.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name);
        if (declared is null || tracer.Body(definition) is not { } body)
        {
            return null;
        }

        foreach (var reference in BodyIndex.Around(body).Of(declared))
        {
            if (reference is IParameterReferenceOperation && Taker(tracer, reference) is { } sink)
            {
                return sink;
            }
        }

        return null;
    }

    /// <summary>The tracer follows these parameters to their callers.</summary>
    private static bool IsSeenFromInside(IMethodSymbol method) =>
        method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
        || (method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor && method.DeclaredAccessibility == Accessibility.Private)
        || (method.MethodKind == MethodKind.Constructor && method.ContainingType.DeclaredAccessibility == Accessibility.Private);

    private static HashNameSink? Taker(ValueTracer tracer, IOperation reference)
    {
        foreach (var consumer in tracer.Consumers(reference))
        {
            var called = consumer switch
            {
                IInvocationOperation call => call.TargetMethod,
                IObjectCreationOperation creation => creation.Constructor,
                _ => null,
            };
            if (called is not null && HashNameSinks.Of(called) is { } sink)
            {
                return sink;
            }
        }

        return null;
    }
}
