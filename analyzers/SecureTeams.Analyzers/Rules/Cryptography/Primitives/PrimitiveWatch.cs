using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>Finds every form in which some algorithms of a family are used.</summary>
internal sealed class PrimitiveWatch(PrimitiveFamily family, IReadOnlyList<WeakPrimitive> primitives, Action<Sink, PrimitiveUse> inspect)
{
    private static readonly string[] Creators = ["System.Lazy`1", "Microsoft.Extensions.ObjectPool.DefaultPooledObjectPolicy`1"];

    public void Register(RuleRegistry registry)
    {
        foreach (var primitive in primitives)
        {
            RegisterTypes(registry, primitive);
        }

        registry.OnObjectCreation(family.Root, InspectNamesake);
        registry.OnTypeArgument(family.Root, InspectTypeArgument);
        foreach (var creator in Creators)
        {
            registry.OnObjectCreation(creator, InspectCreator);
        }

        registry.OnInvocation("System.Activator", "CreateInstance", InspectActivation);
        foreach (var (type, method) in family.Factories)
        {
            registry.OnInvocation(type, method, InspectFactory);
        }
    }

    private void RegisterTypes(RuleRegistry registry, WeakPrimitive primitive)
    {
        foreach (var type in primitive.OtherTypes)
        {
            registry.OnObjectCreation(type, (sink, creation) => InspectCreation(sink, creation, primitive));
        }

        if (primitive.FrameworkType is not { } framework)
        {
            return;
        }

        registry.OnObjectCreation(framework, (sink, creation) => InspectCreation(sink, creation, primitive));
        registry.OnTypeArgument(framework, InspectTypeArgument);
        foreach (var member in family.StaticMembers)
        {
            registry.OnInvocation(framework, member, (sink, call) => inspect(sink, new PrimitiveUse(call, primitive, Api(call.TargetMethod))));
            registry.OnMethodReference(framework, member, (sink, group) => InspectMethodGroup(sink, group, primitive));
        }
    }

    private void InspectCreation(Sink sink, IObjectCreationOperation creation, WeakPrimitive primitive) =>
        inspect(sink, new PrimitiveUse(creation, primitive, "new " + creation.Type?.Name));

    private void InspectMethodGroup(Sink sink, IMethodReferenceOperation group, WeakPrimitive primitive)
    {
        if (!Comparison.Guards(group.Parent is IDelegateCreationOperation creation ? creation : group))
        {
            inspect(sink, new PrimitiveUse(group, primitive, Api(group.Method)));
        }
    }

    /// <summary>A port such as MD5Managed derives from the root of the family and says by its name what it is.</summary>
    private void InspectNamesake(Sink sink, IObjectCreationOperation creation)
    {
        if (creation.Type is { } type && Namesake(type) is { } primitive)
        {
            InspectCreation(sink, creation, primitive);
        }
    }

    private void InspectTypeArgument(Sink sink, IInvocationOperation call)
    {
        foreach (var argument in CreatedArguments.Of(call.TargetMethod))
        {
            if (OfType(argument) is { } primitive)
            {
                inspect(sink, new PrimitiveUse(call, primitive, call.TargetMethod.Name + "<" + argument.Name + ">"));
                return;
            }
        }
    }

    /// <summary>Without a factory, these types call the constructor of their type argument.</summary>
    private void InspectCreator(Sink sink, IObjectCreationOperation creation)
    {
        if (creation.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } creator
            && arguments[0] is { IsAbstract: false } created
            && !creation.Arguments.Any(static argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
            && OfType(created) is { } primitive)
        {
            inspect(sink, new PrimitiveUse(creation, primitive, "new " + creator.Name + "<" + created.Name + ">"));
        }
    }

    private void InspectActivation(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is not { } created)
        {
            return;
        }

        foreach (var source in sink.Tracer.Sources(created))
        {
            if (source is ITypeOfOperation { TypeOperand: { IsAbstract: false } type } && OfType(type) is { } primitive)
            {
                inspect(sink, new PrimitiveUse(call, primitive, "Activator.CreateInstance(typeof(" + type.Name + "))"));
                return;
            }
        }
    }

    private void InspectFactory(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is not { } argument)
        {
            InspectDefault(sink, call);
            return;
        }

        var names = FactoryNames.Of(sink.Tracer, argument).Select(AlgorithmName.Of).ToList();
        if (WeakPrimitives.Worst(names) is { } worst && primitives.Contains(worst))
        {
            inspect(sink, new PrimitiveUse(call, worst, Api(call.TargetMethod) + "(\"" + worst.Name + "\")"));
        }
    }

    /// <summary>The default of HashAlgorithm is SHA-1 where the compiler does not call it obsolete.</summary>
    private void InspectDefault(Sink sink, IInvocationOperation call)
    {
        if (!Obsoletion.Covers(call.TargetMethod, "SYSLIB0007")
            && WeakPrimitives.Worst([AlgorithmName.Of(call.TargetMethod.ContainingType.Name)]) is { } primitive
            && primitives.Contains(primitive))
        {
            inspect(sink, new PrimitiveUse(call, primitive, Api(call.TargetMethod)));
        }
    }

    private WeakPrimitive? OfType(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var primitive in primitives)
            {
                if (primitive.FrameworkType == current.ToDisplayString())
                {
                    return primitive;
                }
            }
        }

        return Derives(type) ? Namesake(type) : null;
    }

    private bool Derives(ITypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() == family.Root)
            {
                return true;
            }
        }

        return false;
    }

    private WeakPrimitive? Namesake(ITypeSymbol type)
    {
        for (var current = type; current.BaseType is { } parent && current.ToDisplayString() != family.Root; current = parent)
        {
            if (Named(AlgorithmName.Of(current.Name)) is { } primitive)
            {
                return primitive;
            }
        }

        return null;
    }

    private WeakPrimitive? Named(string name)
    {
        foreach (var primitive in primitives)
        {
            if (primitive.Names.Contains(name))
            {
                return primitive;
            }
        }

        return null;
    }

    private static string Api(IMethodSymbol method) => method.ContainingType.Name + "." + method.Name;
}
