using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>The field of a token request that bears the client secret.</summary>
internal static class FormField
{
    public const string Name = "client_secret";

    /// <summary>The variable that Azure.Identity reads it from.</summary>
    public const string Variable = "AZURE_CLIENT_SECRET";

    public static bool IsPair(IObjectCreationOperation creation) =>
        creation.Type is { Name: "KeyValuePair", ContainingNamespace.Name: "Generic" } && creation.Arguments.Length == 2;

    /// <summary>Whether the first of two arguments, or the only one of an indexer, is the name of the field.</summary>
    public static bool IsClientSecret(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Length is 1 or 2 && arguments[0].Value.ConstantValue is { HasValue: true, Value: Name };
}
