using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

/// <summary>ETag and Content-MD5: the hash marks a version or a transport error, and Content-MD5 is MD5 by definition.</summary>
internal static class EntityTag
{
    public static bool IsMeant(Evidence evidence)
    {
        foreach (var name in evidence.Names)
        {
            if (Matches(name))
            {
                return true;
            }
        }

        foreach (var consumer in evidence.Consumers)
        {
            if (Takes(consumer))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Takes(IOperation consumer) => consumer switch
    {
        IVariableDeclaratorOperation variable => Matches(variable.Symbol.Name),
        IAssignmentOperation { Target: ILocalReferenceOperation local } => Matches(local.Local.Name),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: > 0 } indexer } => Names(indexer.Arguments) || Matches(indexer.Property.Name),
        IAssignmentOperation { Target: IMemberReferenceOperation member } => Matches(member.Member.Name),
        IObjectCreationOperation creation => Matches(creation.Type?.Name) || Names(creation.Arguments),
        IInvocationOperation call => Matches(call.TargetMethod.Name) || Names(call.Arguments),
        _ => false,
    };

    private static bool Names(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            var value = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
            if (value is { ConstantValue: { HasValue: true, Value: string text } } ? Matches(text)
                : value is IFieldReferenceOperation field && Matches(field.Field.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(string? name) =>
        name is not null
        && (name.Contains("ETag")
            || name.Contains("EntityTag")
            || name.StartsWith("etag", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("Etag", StringComparison.Ordinal)
            || name.IndexOf("ContentMD5", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("Content-MD5", StringComparison.OrdinalIgnoreCase) >= 0);
}
