using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine;

/// <summary>A value given to a property, field, variable or parameter that is declared with a watched enum type.</summary>
internal sealed class TypedWrite
{
    public static readonly OperationKind[] Kinds =
    [
        OperationKind.PropertyReference,
        OperationKind.FieldReference,
        OperationKind.Argument,
        OperationKind.VariableDeclarator,
        OperationKind.FieldInitializer,
        OperationKind.PropertyInitializer,
        OperationKind.ParameterInitializer,
    ];

    private TypedWrite(ISymbol target, IOperation writer, IOperation value)
    {
        Target = target;
        Writer = writer;
        Value = value;
    }

    public ISymbol Target { get; }

    public IOperation Writer { get; }

    public IOperation Value { get; }

    /// <summary>The value is joined to what was there before: <c>|=</c>.</summary>
    public bool IsAdded => Writer is ICompoundAssignmentOperation;

    /// <summary>The enum that the target was declared with, in its generic definition; null when it is no enum.</summary>
    public static ITypeSymbol? DeclaredEnum(IOperation operation) => Enum(operation switch
    {
        IPropertyReferenceOperation property => property.Property.OriginalDefinition.Type,
        IFieldReferenceOperation { Field: { IsConst: false } field } => field.OriginalDefinition.Type,
        IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { RefKind: not RefKind.Out } parameter } => parameter.OriginalDefinition.Type,
        IVariableDeclaratorOperation variable => variable.Symbol.Type,
        IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => fields[0].OriginalDefinition.Type,
        IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => properties[0].OriginalDefinition.Type,
        IParameterInitializerOperation initializer => initializer.Parameter.Type,
        _ => null,
    });

    public static TypedWrite? At(IOperation operation) => operation switch
    {
        IMemberReferenceOperation reference => Through(reference),
        IArgumentOperation { Parameter: { } parameter } argument => new(parameter, argument, argument.Value),
        IVariableDeclaratorOperation variable when variable.GetVariableInitializer() is { } initializer => new(variable.Symbol, variable, initializer.Value),
        IFieldInitializerOperation initializer => new(initializer.InitializedFields[0], initializer, initializer.Value),
        IPropertyInitializerOperation initializer => new(initializer.InitializedProperties[0], initializer, initializer.Value),
        IParameterInitializerOperation initializer => new(initializer.Parameter, initializer, initializer.Value),
        _ => null,
    };

    private static TypedWrite? Through(IMemberReferenceOperation reference)
    {
        if (MemberWrite.Through(reference) is not { } write)
        {
            return null;
        }

        var value = write.Writer is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or } union ? union.Value : write.Value;
        return value is null ? null : new(reference.Member, write.Writer, value);
    }

    private static INamedTypeSymbol? Enum(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => enumeration,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } arguments } => Enum(arguments[0]),
        _ => null,
    };
}
