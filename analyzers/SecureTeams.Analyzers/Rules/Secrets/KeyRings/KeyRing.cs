using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.KeyRings;

/// <summary>Follows the builder of a key ring to where it was made and to whoever else gets it.</summary>
internal sealed class KeyRing(Sink sink)
{
    private const string Builder = "IDataProtectionBuilder";

    private readonly HashSet<IOperation> _origins = [];
    private readonly HashSet<IOperation> _followed = [];

    /// <summary>The whole configuration is in sight: the builder comes from AddDataProtection and goes to nobody who could protect the keys.</summary>
    public bool IsMadeHere(IInvocationOperation call) =>
        Receiver(call) is { } builder && IsMade(builder) && !Escapes(call);

    private bool IsMade(IOperation builder)
    {
        foreach (var source in sink.Tracer.Sources(builder))
        {
            if (source is not IInvocationOperation call || !IsOfTheFramework(call.TargetMethod))
            {
                return false;
            }

            if (_origins.Add(call) && ((!IsStart(call) && (Receiver(call) is not { } before || !IsMade(before))) || Escapes(call)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Escapes(IOperation builder)
    {
        if (!_followed.Add(builder))
        {
            return false;
        }

        foreach (var consumer in sink.Tracer.Consumers(builder))
        {
            switch (consumer)
            {
                case IInvocationOperation call when IsOfTheSameType(call.TargetMethod):
                    if (EscapesInside(call) || (call.Type?.Name == Builder && Escapes(call)))
                    {
                        return true;
                    }

                    break;
                case IInvocationOperation call when !IsOfTheFramework(call.TargetMethod) || (call.Type?.Name == Builder && Escapes(call)):
                case IReturnOperation or IObjectCreationOperation or IArrayInitializerOperation or IFieldInitializerOperation:
                case IAssignmentOperation { Target: not ILocalReferenceOperation }:
                    return true;
            }
        }

        return false;
    }

    /// <summary>What the type does with the keys elsewhere is looked at as a whole.</summary>
    private bool IsOfTheSameType(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Private } or { MethodKind: MethodKind.LocalFunction }
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, sink.ContainingSymbol as INamedTypeSymbol ?? sink.ContainingSymbol.ContainingType);

    private bool EscapesInside(IInvocationOperation call)
    {
        if (sink.Tracer.Body(call.TargetMethod) is not { } body)
        {
            return true;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Type.Name: Builder } parameter
                && BodyIndex.Around(body).Of(parameter).Any(use => use is IParameterReferenceOperation && Escapes(use)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStart(IInvocationOperation call) => call.TargetMethod.Name == "AddDataProtection";

    private static IOperation? Receiver(IInvocationOperation call) => call.Instance ?? FirstArgument.Of(call);

    public static bool IsOfTheFramework(ISymbol method)
    {
        var home = method.ContainingNamespace.ToDisplayString();
        return method.DeclaringSyntaxReferences.IsEmpty
            && (home.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal) || home.StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal));
    }
}
