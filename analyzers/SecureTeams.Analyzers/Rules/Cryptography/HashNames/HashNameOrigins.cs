using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>The names that can reach an operand as text, <c>HashAlgorithmName</c>, <c>Oid</c>, type or object identifier, with the operations that decide for them.</summary>
internal sealed class HashNameOrigins(ValueTracer tracer, IOperation use)
{
    /// <summary>A name of a name of a name: <c>new HashAlgorithmName(HashAlgorithmName.SHA1.Name)</c>.</summary>
    private const int MostWrappers = 4;

    private static readonly HashSet<string> Carriers = new(StringComparer.Ordinal) { "HashAlgorithmName", "Oid", "CngAlgorithm", "DerObjectIdentifier", "AlgorithmIdentifier" };

    private static readonly HashSet<string> Converters = new(StringComparer.Ordinal)
    {
        "FromOid", "TryFromOid", "FromFriendlyName", "FromOidValue", "MapNameToOID", "GetType", "ToUpperInvariant", "ToLowerInvariant", "ToUpper", "ToLower", "Trim", "Parse",
    };

    public IEnumerable<(string Name, IOperation Origin)> Of(IOperation operand) => Of(operand, MostWrappers);

    private IEnumerable<(string Name, IOperation Origin)> Of(IOperation operand, int wrappers)
    {
        foreach (var text in tracer.Texts(operand))
        {
            if (text.Text.IndexOf(TextTracer.Hole) < 0)
            {
                yield return (text.Text, text.Origin);
            }
        }

        foreach (var source in tracer.Sources(operand))
        {
            if (Name(source) is { } name)
            {
                yield return (name, source);
            }
            else if (wrappers > 0 && Wrapped(source) is { } wrapped)
            {
                foreach (var inner in Of(wrapped, wrappers - 1))
                {
                    yield return (inner.Name, NameTranslation.Encloses(source, use) ? source : inner.Origin);
                }
            }
        }
    }

    private static string? Name(IOperation source) => source switch
    {
        IPropertyReferenceOperation { Instance: null, Property: { Name: var name, ContainingType.Name: "HashAlgorithmName" or "CngAlgorithm" } } => name,
        IFieldReferenceOperation { Instance: null, Type.Name: "DerObjectIdentifier" } identifier => identifier.Field.Name,
        IFieldReferenceOperation { Instance: null, ConstantValue.HasValue: false, Type.SpecialType: SpecialType.System_String } text when text.Field.DeclaringSyntaxReferences.IsEmpty => text.Field.Name,
        { ConstantValue: { HasValue: true, Value: { } value }, Type: { TypeKind: TypeKind.Enum } type } => EnumMember.NameOf(type, value),
        ITypeOfOperation { TypeOperand: var type } => NameOf(type),
        _ => null,
    };

    private static IOperation? Wrapped(IOperation source) => source switch
    {
        IObjectCreationOperation { Type: { } type, Arguments: { Length: > 0 } arguments } when Carriers.Contains(type.Name) => arguments[0].Value,
        IPropertyReferenceOperation { Property.Name: "Name" or "FullName" or "AssemblyQualifiedName" or "Value" or "FriendlyName" or "Algorithm" or "Id", Instance: { } instance } => instance,
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: { Type: { } type } instance } when Carriers.Contains(type.Name) => instance,
        IInvocationOperation { TargetMethod: { Name: var name, DeclaringSyntaxReferences.IsEmpty: true } } call when Converters.Contains(name) => FirstArgument.Of(call) ?? call.Instance,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "TryFromOid", DeclaringSyntaxReferences.IsEmpty: true } } call } => FirstArgument.Of(call),
        _ => null,
    };

    /// <summary>By the type or what it derives from: <c>SHA1Managed</c> is a <c>SHA1</c>.</summary>
    private static string NameOf(ITypeSymbol type)
    {
        for (var current = type; current is not null && current.Name != "HashAlgorithm"; current = current.BaseType)
        {
            if (DigestName.Of(current.Name) is not null)
            {
                return current.Name;
            }
        }

        return type.Name;
    }
}
