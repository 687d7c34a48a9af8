using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine;

internal sealed class RuleRegistry
{
    private readonly List<Watch> _watches = [];
    private readonly List<FileWatch> _fileWatches = [];
    private Rule? _rule;

    public IReadOnlyList<Watch> Watches => _watches;

    public IReadOnlyList<FileWatch> FileWatches => _fileWatches;

    public static RuleRegistry Of(IEnumerable<Rule> rules)
    {
        var registry = new RuleRegistry();
        foreach (var rule in rules)
        {
            registry._rule = rule;
            rule.Register(registry);
        }

        return registry;
    }

    public void OnInvocation(TypeName type, string method, Action<Sink, IInvocationOperation> inspect) =>
        Add(WatchKind.Invocation, type, method, sink => inspect(sink, (IInvocationOperation)sink.Operation));

    /// <summary>A method group that is not called on the spot.</summary>
    public void OnMethodReference(TypeName type, string method, Action<Sink, IMethodReferenceOperation> inspect) =>
        Add(WatchKind.MethodReference, type, method, sink => inspect(sink, (IMethodReferenceOperation)sink.Operation));

    /// <summary>Creation of the type or of one that derives from it.</summary>
    public void OnObjectCreation(TypeName type, Action<Sink, IObjectCreationOperation> inspect) =>
        Add(WatchKind.ObjectCreation, type, null, sink => inspect(sink, (IObjectCreationOperation)sink.Operation));

    /// <summary>The type, or one that derives from it, is handed to a generic method, or a static one of a generic type, that creates it.</summary>
    public void OnTypeArgument(TypeName type, Action<Sink, IInvocationOperation> inspect) =>
        Add(WatchKind.TypeArgument, type, null, sink => inspect(sink, (IInvocationOperation)sink.Operation));

    /// <summary>The type, or one that derives from it, is handed to the constructor of a generic type that creates it.</summary>
    public void OnConstructedTypeArgument(TypeName type, Action<Sink, IObjectCreationOperation> inspect) =>
        Add(WatchKind.ConstructedTypeArgument, type, null, sink => inspect(sink, (IObjectCreationOperation)sink.Operation));

    public void OnPropertyReference(TypeName type, string property, Action<Sink, IPropertyReferenceOperation> inspect) =>
        Add(WatchKind.PropertyReference, type, property, sink => inspect(sink, (IPropertyReferenceOperation)sink.Operation));

    /// <summary>Assignment, compound assignment, object initialiser, <c>with</c>, deconstruction and attribute argument.</summary>
    public void OnPropertyWrite(TypeName type, string property, Action<Sink, MemberWrite> inspect) =>
        Add(WatchKind.PropertyReference, type, property, sink => InspectWrite(sink, inspect));

    public void OnFieldReference(TypeName type, string field, Action<Sink, IFieldReferenceOperation> inspect) =>
        Add(WatchKind.FieldReference, type, field, sink => inspect(sink, (IFieldReferenceOperation)sink.Operation));

    public void OnFieldWrite(TypeName type, string field, Action<Sink, MemberWrite> inspect) =>
        Add(WatchKind.FieldReference, type, field, sink => InspectWrite(sink, inspect));

    /// <summary>A value given to any property, field, variable or parameter that is declared with the enum type, in whichever library.</summary>
    public void OnWriteOf(TypeName enumType, Action<Sink, TypedWrite> inspect) =>
        Add(WatchKind.TypedWrite, enumType, null, sink => InspectWrite(sink, inspect));

    public void OnAttribute(TypeName type, Action<Sink, IObjectCreationOperation> inspect) =>
        Add(WatchKind.Attribute, type, null, sink => inspect(sink, (IObjectCreationOperation)((IAttributeOperation)sink.Operation).Operation));

    /// <summary>Creation of a delegate of the type.</summary>
    public void OnDelegate(TypeName delegateType, Action<Sink, IDelegateCreationOperation> inspect) =>
        Add(WatchKind.Delegate, delegateType, null, sink => inspect(sink, (IDelegateCreationOperation)sink.Operation));

    /// <summary>Creation of any delegate that returns bool and has a parameter of the type, or one parameter with a property of that type and name.</summary>
    public void OnDelegateTaking(TypeName parameterType, Action<Sink, IDelegateCreationOperation> inspect) =>
        Add(WatchKind.DelegateTaking, parameterType, null, sink => inspect(sink, (IDelegateCreationOperation)sink.Operation));

    /// <summary>A string literal, also as part of an interpolated string, that passes the gate; only where the type is referenced, if one is given.</summary>
    public void OnText(TextGate gate, TypeName whereReferenced, Action<Sink, ILiteralOperation> inspect) =>
        _watches.Add(new Watch(Current, WatchKind.Text, whereReferenced, null, gate, sink => inspect(sink, (ILiteralOperation)sink.Operation)));

    /// <summary>Declaration of a class or struct that derives from the class, or names the interface among its own.</summary>
    public void OnDerivedType(TypeName type, Action<TypeSink> inspect) =>
        _watches.Add(new Watch(Current, WatchKind.DerivedType, type, null, null, static _ => { }, inspect));

    /// <summary>An additional file of that name, in whatever folder.</summary>
    public void OnFile(string name, Action<FileSink> inspect) => _fileWatches.Add(new FileWatch(Current, name, inspect));

    /// <summary>As <see cref="OnText"/>, for UTF-8 literals.</summary>
    public void OnUtf8Text(TextGate gate, TypeName whereReferenced, Action<Sink, IUtf8StringOperation> inspect) =>
        _watches.Add(new Watch(Current, WatchKind.Utf8Text, whereReferenced, null, gate, sink => inspect(sink, (IUtf8StringOperation)sink.Operation)));

    /// <summary>As <see cref="OnInvocation(TypeName, string, Action{Sink, IInvocationOperation})"/>, where a look at the operation already tells most uses apart.</summary>
    public void OnInvocation(TypeName type, string method, Func<IOperation, bool> gate, Action<Sink, IInvocationOperation> inspect) =>
        Add(WatchKind.Invocation, type, method, gate, sink => inspect(sink, (IInvocationOperation)sink.Operation));

    public void OnObjectCreation(TypeName type, Func<IOperation, bool> gate, Action<Sink, IObjectCreationOperation> inspect) =>
        Add(WatchKind.ObjectCreation, type, null, gate, sink => inspect(sink, (IObjectCreationOperation)sink.Operation));

    public void OnPropertyWrite(TypeName type, string property, Func<IOperation, bool> gate, Action<Sink, MemberWrite> inspect) =>
        Add(WatchKind.PropertyReference, type, property, gate, sink => InspectWrite(sink, inspect));

    private static void InspectWrite(Sink sink, Action<Sink, MemberWrite> inspect)
    {
        if (MemberWrite.Through(sink.Operation) is { } write)
        {
            inspect(sink, write);
        }
    }

    private static void InspectWrite(Sink sink, Action<Sink, TypedWrite> inspect)
    {
        if (TypedWrite.At(sink.Operation) is { } write)
        {
            inspect(sink, write);
        }
    }

    private Rule Current => _rule ?? throw new InvalidOperationException("Rules register through RuleRegistry.Of.");

    private void Add(WatchKind kind, TypeName type, string? member, Func<IOperation, bool> gate, Action<Sink> inspect) =>
        _watches.Add(new Watch(Current, kind, type, member, (operation, _) => gate(operation), inspect));

    private void Add(WatchKind kind, TypeName type, string? member, Action<Sink> inspect) =>
        _watches.Add(new Watch(Current, kind, type, member, null, inspect));
}
