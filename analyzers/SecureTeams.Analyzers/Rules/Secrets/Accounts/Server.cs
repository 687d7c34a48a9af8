using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;

namespace SecureTeams.Analyzers.Rules.Secrets.Accounts;

/// <summary>The server that options name beside the password.</summary>
internal static class Server
{
    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal)
    {
        "Host", "HostName", "Server", "DataSource", "Endpoint", "EndPoints", "Uri", "Url",
    };

    public static ServerPlace Of(ValueTracer tracer, SecretPlace place)
    {
        var found = ServerPlace.NotStated;
        foreach (var server in Stated(place.Operation))
        {
            foreach (var operation in server.DescendantsAndSelf())
            {
                if (tracer.Texts(operation) is { Length: > 0 } texts && operation.Type?.SpecialType == SpecialType.System_String)
                {
                    if (!texts.All(static text => IsThisMachine(text.Text)))
                    {
                        return ServerPlace.Elsewhere;
                    }

                    found = ServerPlace.ThisMachine;
                }
            }
        }

        return found;
    }

    private static IEnumerable<IOperation> Stated(IOperation target)
    {
        if (target is not IPropertyReferenceOperation { Instance: { } holder })
        {
            yield break;
        }

        if (holder is ILocalReferenceOperation local)
        {
            foreach (var use in BodyIndex.Around(local).Of(local.Local))
            {
                if (use.Parent is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property && Properties.Contains(property.Property.Name))
                {
                    yield return assignment.Value;
                }
                else if (use is IVariableDeclaratorOperation { Initializer.Value: var made })
                {
                    foreach (var value in InInitializer(made))
                    {
                        yield return value;
                    }
                }
            }
        }

        for (var current = target.Parent; holder is IInstanceReferenceOperation && current is not null; current = current.Parent)
        {
            if (current is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation })
            {
                foreach (var value in InInitializer(creation))
                {
                    yield return value;
                }

                yield break;
            }
        }
    }

    private static IEnumerable<IOperation> InInitializer(IOperation made)
    {
        if (made is not IObjectCreationOperation { Initializer: { } initializer })
        {
            yield break;
        }

        foreach (var entry in initializer.Initializers)
        {
            switch (entry)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property, Value: var value } when Properties.Contains(property.Property.Name):
                    yield return value;
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property, Initializer: var values } when Properties.Contains(property.Property.Name):
                    yield return values;
                    break;
            }
        }
    }

    /// <summary>A port or an instance may follow the name.</summary>
    private static bool IsThisMachine(string server)
    {
        var name = server.Trim();
        return name is "." or "(local)"
            || name.StartsWith("(localdb)", StringComparison.OrdinalIgnoreCase)
            || Loopback.IsUrl(name)
            || Loopback.IsHost(name.Split(':', ',', '\\')[0])
            || Loopback.IsHost(name);
    }
}
