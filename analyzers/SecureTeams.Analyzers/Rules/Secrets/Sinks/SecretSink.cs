using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>A parameter, property or field through which an API is given a secret.</summary>
internal sealed class SecretSink
{
    private const string Constructor = ".ctor";

    private readonly TypeName _type;
    private readonly string _member;
    private readonly string? _parameter;
    private readonly bool _isField;

    private SecretSink(TypeName type, string member, string? parameter, bool isField)
    {
        _type = type;
        _member = member;
        _parameter = parameter;
        _isField = isField;
    }

    /// <summary>By which a use is told apart before any symbol is compared: of a constructor <c>.ctor</c>.</summary>
    public string Name => _member;

    public static SecretSink Call(TypeName type, string method, string parameter) => new(type, method, parameter, isField: false);

    /// <summary>The constructors of a type, and of those types of its library that derive from it.</summary>
    public static SecretSink New(TypeName type, string parameter) => new(type, Constructor, parameter, isField: false);

    public static SecretSink Property(TypeName type, string property) => new(type, property, null, isField: false);

    public static SecretSink Field(TypeName type, string field) => new(type, field, null, isField: true);

    public void Register(RuleRegistry registry, Action<Sink, SecretPlace> inspect)
    {
        if (_parameter is null)
        {
            Action<Sink, MemberWrite> inspectWrite = (sink, write) => Inspect(sink, SecretPlace.OfWrite(write), inspect);
            if (_isField)
            {
                registry.OnFieldWrite(_type, _member, inspectWrite);
            }
            else
            {
                registry.OnPropertyWrite(_type, _member, inspectWrite);
            }

            return;
        }

        registry.OnInvocation(_type, _member, (sink, call) => Inspect(sink, In(call), inspect));
        if (_member == Constructor)
        {
            registry.OnObjectCreation(_type, (sink, creation) => Inspect(sink, In(creation), inspect));
        }
    }

    /// <summary>The use of this sink that takes a value through an argument.</summary>
    public SecretPlace? At(IArgumentOperation argument, Compilation compilation)
    {
        if (_parameter is null || argument.Parameter?.Name != _parameter)
        {
            return null;
        }

        return argument.Parent switch
        {
            IInvocationOperation call when Declares(call.TargetMethod, compilation) => In(call),
            IObjectCreationOperation creation when _member == Constructor && creation.Constructor is { } constructor && Derives(constructor.ContainingType, compilation) => In(creation),
            _ => null,
        };
    }

    /// <summary>The use of this sink that takes a value through an assignment.</summary>
    public SecretPlace? At(IMemberReferenceOperation target, Compilation compilation) =>
        _parameter is null && Declares(target.Member, compilation) && MemberWrite.Through(target) is { } write ? SecretPlace.OfWrite(write) : null;

    private static void Inspect(Sink sink, SecretPlace? place, Action<Sink, SecretPlace> inspect)
    {
        if (place is not null)
        {
            inspect(sink, place);
        }
    }

    private SecretPlace? In(IInvocationOperation call) =>
        Explicit(call.Arguments) is { } value ? SecretPlace.OfArgument(call, value) : null;

    /// <summary>What the program derives itself names its parameters as it likes; it is met where it calls the constructor that it derives from.</summary>
    private SecretPlace? In(IObjectCreationOperation creation) =>
        creation.Constructor is { ContainingType: var created } && (created.DeclaringSyntaxReferences.IsEmpty || _type.Alternatives.Contains(created.ToDisplayString()))
            && Explicit(creation.Arguments) is { } value
            ? SecretPlace.OfArgument(creation, value)
            : null;

    private IOperation? Explicit(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == _parameter)
            {
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value;
            }
        }

        return null;
    }

    private bool Declares(ISymbol member, Compilation compilation)
    {
        for (var current = Definition(member); current is not null; current = Overridden(current))
        {
            if (IsWatched(Home(current), compilation))
            {
                return true;
            }
        }

        return member.ContainingType is { TypeKind: not TypeKind.Interface } type && type.AllInterfaces.Any(implemented => IsWatched(implemented, compilation));
    }

    private bool Derives(INamedTypeSymbol type, Compilation compilation)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsWatched(current, compilation))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWatched(INamedTypeSymbol type, Compilation compilation)
    {
        foreach (var name in _type.Alternatives)
        {
            foreach (var watched in NamedTypes.Of(compilation, name))
            {
                if (SymbolEqualityComparer.Default.Equals(watched, type.OriginalDefinition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static INamedTypeSymbol Home(ISymbol member) =>
        member.ContainingType is { TypeKind: WatchTable.ExtensionBlock, ContainingType: { } home } ? home : member.ContainingType;

    private static ISymbol Definition(ISymbol member) => member is IMethodSymbol { ReducedFrom: { } definition } ? definition : member;

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
