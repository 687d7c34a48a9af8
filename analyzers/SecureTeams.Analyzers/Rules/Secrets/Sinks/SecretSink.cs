using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Values;

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

    /// <summary>The same for the sinks of one member.</summary>
    public string Member => _type + " " + _member;

    public void Register(RuleRegistry registry, Func<IOperation, bool> gate, Action<Sink, IOperation> inspect)
    {
        if (_isField)
        {
            registry.OnFieldWrite(_type, _member, (sink, write) => inspect(sink, write.Target));
        }
        else if (_parameter is null)
        {
            registry.OnPropertyWrite(_type, _member, gate, (sink, write) => inspect(sink, write.Target));
        }
        else
        {
            registry.OnInvocation(_type, _member, gate, (sink, call) => inspect(sink, call));
            if (_member == Constructor)
            {
                registry.OnObjectCreation(_type, gate, (sink, creation) => inspect(sink, creation));
            }
        }
    }

    /// <summary>The use of this sink by an operation on its member.</summary>
    public SecretPlace? In(IOperation operation) => operation switch
    {
        IInvocationOperation call => In(call),
        IObjectCreationOperation creation => In(creation),
        _ => MemberWrite.Through(operation) is { } write ? SecretPlace.OfWrite(write) : null,
    };

    /// <summary>Whether it is worth following what an operation on its member is given; allocates nothing.</summary>
    public bool MayTake(IOperation operation) => operation switch
    {
        IInvocationOperation call => Explicit(call.Arguments) is { } value && MaybeStated.Is(value),
        IObjectCreationOperation creation => Explicit(creation.Arguments) is { } value && MaybeStated.Is(value),
        { Parent: ISimpleAssignmentOperation assignment } => assignment.Target == operation && MaybeStated.Is(assignment.Value),
        { Parent: ICoalesceAssignmentOperation or ITupleOperation } => true,
        _ => false,
    };

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
