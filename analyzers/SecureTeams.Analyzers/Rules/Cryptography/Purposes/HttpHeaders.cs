using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

/// <summary>ETag and Content-MD5: the hash marks a version or a transport error.</summary>
internal static class HttpHeaders
{
    public static bool IsContentMd5(Evidence evidence) => IsMeantForContentMd5(evidence) || evidence.Ingredients.Any(IsHashOfBlob);

    private static bool IsMeantForContentMd5(Evidence evidence) => IsMeant(evidence, static name =>
        name.IndexOf("ContentMD5", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf("Content-MD5", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Storage services name it otherwise.</summary>
    private static bool IsHashOfBlob(IOperation ingredient) =>
        ingredient is IPropertyReferenceOperation { Property: { Name: "ContentHash" or "TransactionalHash" or "MD5Digest", ContainingNamespace: var home } }
        && (home.ToDisplayString() is var name && (name.StartsWith("Azure.Storage", StringComparison.Ordinal) || name.StartsWith("Amazon.S3", StringComparison.Ordinal)));

    public static bool IsEntityTag(Evidence evidence) => IsMeant(evidence, static name =>
        name.Contains("ETag")
        || name.Contains("EntityTag")
        || name.StartsWith("etag", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Etag", StringComparison.Ordinal));

    private static bool IsMeant(Evidence evidence, Func<string, bool> matches)
    {
        foreach (var name in evidence.Names)
        {
            if (matches(name))
            {
                return true;
            }
        }

        foreach (var consumer in evidence.Consumers)
        {
            if (Takes(consumer, matches))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Takes(IOperation consumer, Func<string, bool> matches) => consumer switch
    {
        IVariableDeclaratorOperation variable => matches(variable.Symbol.Name),
        IAssignmentOperation { Target: ILocalReferenceOperation local } => matches(local.Local.Name),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: > 0 } indexer } => Names(indexer.Arguments, matches) || matches(indexer.Property.Name),
        IAssignmentOperation { Target: IMemberReferenceOperation member } => matches(member.Member.Name),
        IObjectCreationOperation creation => matches(creation.Type?.Name ?? string.Empty) || Names(creation.Arguments, matches),
        IInvocationOperation call => matches(call.TargetMethod.Name) || Names(call.Arguments, matches),
        _ => false,
    };

    private static bool Names(IEnumerable<IArgumentOperation> arguments, Func<string, bool> matches)
    {
        foreach (var argument in arguments)
        {
            var value = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
            if (value is { ConstantValue: { HasValue: true, Value: string text } } ? matches(text)
                : value is IFieldReferenceOperation field && matches(field.Field.Name))
            {
                return true;
            }
        }

        return false;
    }
}
