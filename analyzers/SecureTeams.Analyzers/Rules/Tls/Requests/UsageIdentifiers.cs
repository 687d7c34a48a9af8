using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Requests;

/// <summary>Reads a collection of object identifiers; one that cannot be read makes the usage other than what is reported.</summary>
internal static class UsageIdentifiers
{
    private const string Server = "1.3.6.1.5.5.7.3.1";
    private const string Client = "1.3.6.1.5.5.7.3.2";
    private const string Any = "2.5.29.37.0";

    public static ExtendedUsage Judge(IOperation? collection, ValueTracer tracer)
    {
        var identifiers = new HashSet<string>(StringComparer.Ordinal);
        if (collection is null || !Collect(collection, identifiers, tracer) || identifiers.Count == 0)
        {
            return ExtendedUsage.Other;
        }

        return identifiers.Contains(Server) ? ExtendedUsage.Server
            : identifiers.Contains(Any) ? ExtendedUsage.Any
            : identifiers.SetEquals([Client]) ? ExtendedUsage.ClientOnly
            : ExtendedUsage.Other;
    }

    private static bool Collect(IOperation collection, HashSet<string> identifiers, ValueTracer tracer)
    {
        var sources = tracer.Sources(collection);
        foreach (var source in sources)
        {
            if (source is not IObjectCreationOperation { Type.Name: "OidCollection" })
            {
                return false;
            }

            foreach (var element in Elements.Of(source) ?? ImmutableArray<IOperation>.Empty)
            {
                if (!CollectOne(element, identifiers, tracer))
                {
                    return false;
                }
            }
        }

        return collection is not ILocalReferenceOperation local || CollectAdded(local, identifiers, tracer);
    }

    private static bool CollectAdded(ILocalReferenceOperation local, HashSet<string> identifiers, ValueTracer tracer)
    {
        foreach (var operation in ControlFlow.Root(local).DescendantsAndSelf())
        {
            if (operation is not ILocalReferenceOperation reference || reference == local || !SymbolEqualityComparer.Default.Equals(reference.Local, local.Local))
            {
                continue;
            }

            if (reference.Parent is not IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } added } add
                || add.Instance != reference
                || !CollectOne(added[0].Value, identifiers, tracer))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CollectOne(IOperation identifier, HashSet<string> identifiers, ValueTracer tracer)
    {
        foreach (var source in tracer.Sources(identifier))
        {
            var text = source switch
            {
                IObjectCreationOperation { Type.Name: "Oid", Arguments: { Length: > 0 } arguments } => arguments[0].Value,
                IInvocationOperation { TargetMethod: { Name: "FromOidValue" or "FromFriendlyName", ContainingType.Name: "Oid" }, Arguments: { Length: > 0 } arguments } => arguments[0].Value,
                _ => null,
            };
            if (text is null || tracer.SingleConstant(text) is not string value)
            {
                return false;
            }

            identifiers.Add(value switch { "Server Authentication" => Server, "Client Authentication" => Client, _ => value });
        }

        return true;
    }
}
