using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>The algorithm names that can reach the argument of a factory, as text or as a named object identifier.</summary>
internal static class FactoryNames
{
    public static IEnumerable<string> Of(ValueTracer tracer, IOperation argument)
    {
        foreach (var text in tracer.Texts(argument))
        {
            yield return text.Text;
        }

        foreach (var source in tracer.Sources(argument))
        {
            switch (source)
            {
                case IFieldReferenceOperation { Type.Name: "DerObjectIdentifier" } identifier:
                    yield return identifier.Field.Name;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Name" or "FullName" or "AssemblyQualifiedName", Instance: ITypeOfOperation { TypeOperand: var type } }:
                    yield return type.ToDisplayString();
                    break;
                case IPropertyReferenceOperation { Property.Name: "Name", Instance: IPropertyReferenceOperation { Instance: null, Type.Name: "HashAlgorithmName" } name }:
                    yield return name.Property.Name;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "ToUpper" or "ToUpperInvariant" or "ToLower" or "ToLowerInvariant" or "Trim", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } spelled }:
                    foreach (var text in tracer.Texts(spelled))
                    {
                        yield return text.Text;
                    }

                    break;
                case IObjectCreationOperation { Type.Name: "DerObjectIdentifier", Arguments.Length: 1 } identifier:
                    foreach (var text in tracer.Texts(identifier.Arguments[0].Value))
                    {
                        yield return text.Text;
                    }

                    break;
            }
        }
    }
}
