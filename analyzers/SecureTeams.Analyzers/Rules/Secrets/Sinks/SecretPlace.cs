using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>One use of an API that is given a secret: the value, and what a finding about it stands on.</summary>
internal sealed class SecretPlace
{
    private SecretPlace(IOperation operation, IOperation value, SyntaxNode syntax, string api)
    {
        Operation = operation;
        Value = value;
        Syntax = syntax;
        Api = api;
    }

    /// <summary>The call, the creation, or the reference that is written through.</summary>
    public IOperation Operation { get; }

    public IOperation Value { get; }

    public SyntaxNode Syntax { get; }

    public string Api { get; }

    public static SecretPlace OfArgument(IInvocationOperation call, IOperation value) =>
        new(call, value, Stated(value), call.TargetMethod.MethodKind == MethodKind.Constructor ? call.TargetMethod.ContainingType.Name : Named(call.TargetMethod));

    public static SecretPlace OfArgument(IObjectCreationOperation creation, IOperation value) =>
        new(creation, value, Stated(value), "new " + creation.Type?.Name);

    public static SecretPlace? OfWrite(MemberWrite write) =>
        write.Value is { } value ? new(write.Target, value, write.Writer.Syntax, Written(write.Target)) : null;

    /// <summary>The array around a list of arguments is nowhere in the source.</summary>
    private static SyntaxNode Stated(IOperation value) =>
        value is IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues: { Length: > 0 } elements } ? elements[0].Syntax : value.Syntax;

    private static string Written(IOperation target) => target switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } reference => reference.Property.ContainingType.Name,
        IMemberReferenceOperation reference => Named(reference.Member),
        _ => target.Type?.Name ?? string.Empty,
    };

    private static string Named(ISymbol member) => (member.ContainingType is { TypeKind: WatchTable.ExtensionBlock, ContainingType: { } home } ? home : member.ContainingType).Name + "." + member.Name;
}
