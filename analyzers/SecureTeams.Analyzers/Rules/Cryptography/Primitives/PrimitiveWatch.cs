using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>Finds every form in which some algorithms of a family are used.</summary>
internal sealed class PrimitiveWatch(PrimitiveFamily family, IReadOnlyList<WeakPrimitive> primitives, Action<Sink, PrimitiveUse> inspect)
{
    private readonly PrimitiveTypes _types = new(family, primitives);

    public void Register(RuleRegistry registry)
    {
        foreach (var primitive in primitives)
        {
            RegisterTypes(registry, primitive);
        }

        registry.OnObjectCreation(family.Root, InspectNamesake);
        registry.OnTypeArgument(family.Root, InspectTypeArgument);
        registry.OnConstructedTypeArgument(family.Root, InspectCreator);
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
        registry.OnConstructedTypeArgument(framework, InspectCreator);
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
        if (creation.Type is { } type && _types.Namesake(type) is { } primitive)
        {
            InspectCreation(sink, creation, primitive);
        }
    }

    private void InspectTypeArgument(Sink sink, IInvocationOperation call)
    {
        foreach (var argument in CreatedArguments.Of(call.TargetMethod))
        {
            if (_types.OfType(argument) is { } primitive)
            {
                inspect(sink, new PrimitiveUse(call, primitive, call.TargetMethod.Name + "<" + argument.Name + ">"));
                return;
            }
        }
    }

    /// <summary>What is given a factory, such as <c>Lazy</c>, does not call the constructor of its type argument.</summary>
    private void InspectCreator(Sink sink, IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor || creation.Arguments.Any(static argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate))
        {
            return;
        }

        foreach (var created in CreatedArguments.Of(constructor))
        {
            if (_types.OfType(created) is { } primitive)
            {
                inspect(sink, new PrimitiveUse(creation, primitive, "new " + constructor.ContainingType.Name + "<" + created.Name + ">"));
                return;
            }
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
            if (Activated(sink, source) is { } primitive)
            {
                inspect(sink, new PrimitiveUse(call, primitive, "Activator.CreateInstance"));
                return;
            }
        }
    }

    private WeakPrimitive? Activated(Sink sink, IOperation type) => type switch
    {
        ITypeOfOperation { TypeOperand: { IsAbstract: false } named } => _types.OfType(named),
        IInvocationOperation { TargetMethod: { Name: "GetType", IsStatic: true, ContainingType.Name: "Type" } } found when FirstArgument.Of(found) is { } name =>
            sink.Tracer.Texts(name).Select(text => _types.Named(AlgorithmName.Of(text.Text))).FirstOrDefault(static primitive => primitive is not null),
        _ => null,
    };

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

    private static string Api(IMethodSymbol method) => method.ContainingType.Name + "." + method.Name;
}
