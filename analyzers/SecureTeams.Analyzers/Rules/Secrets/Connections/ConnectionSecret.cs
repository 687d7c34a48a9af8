using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;

namespace SecureTeams.Analyzers.Rules.Secrets.Connections;

/// <summary>A connection string, or the address of a database or broker, that holds the secret.</summary>
internal sealed class ConnectionSecret(string name, string value, bool isLocal)
{
    private static readonly string[] Passwords = ["password", "pwd", "passwd", "userpassword"];

    private static readonly string[] Servers =
    [
        "server", "datasource", "address", "addr", "networkaddress", "host", "hostname", "hosts", "servername", "driver", "dsn", "provider", "url", "uri", "serviceuri", "contactpoints", "bootstrapservers", "network",
    ];

    private static readonly string[] Databases = ["database", "initialcatalog", "db"];

    private static readonly string[] Users = ["userid", "uid", "user", "username"];

    private static readonly string[] Addresses = ["accountendpoint", "endpoint", "blobendpoint", "queueendpoint", "tableendpoint", "fileendpoint", "dfsendpoint", "hostname"];

    /// <summary>The kind of the connection, as a message names it.</summary>
    public string Name { get; } = name;

    public string Value { get; } = value;

    public bool IsLocal { get; } = isLocal;

    /// <summary>What a text, or what its pieces are followed to, says.</summary>
    public static ConnectionSecret? Of(ValueTracer tracer, IOperation whole)
    {
        if (TextPieces.Constant(whole) is { } constant)
        {
            return In(constant);
        }

        foreach (var text in tracer.Texts(whole))
        {
            if (In(text.Text) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public static ConnectionSecret? In(string text) =>
        !ConnectionMark.MayStandIn(text, isPiece: false) ? null
        : (ConnectionPairs.Of(text) is { } pairs ? In(pairs) : Quoted(text)) ?? ConnectionAddress.In(text);

    private static ConnectionSecret? In(ConnectionPairs pairs) => OfAzure(pairs) ?? OfDatabase(pairs) ?? Nested(pairs);

    private static ConnectionSecret? OfAzure(ConnectionPairs pairs)
    {
        if (pairs["usedevelopmentstorage"] is not null || pairs["usedevelopmentemulator"] is "true" or "True")
        {
            return null;
        }

        var address = pairs.First(Addresses);
        var isStorage = pairs["accountname"] is not null || pairs["defaultendpointsprotocol"] is not null;
        return (address is not null || isStorage ? Stated(pairs["accountkey"], isStorage ? "Azure Storage" : "Azure Cosmos DB", address) : null)
            ?? (address is not null || isStorage ? Stated(pairs["sharedaccesssignature"], "Azure", address) : null)
            ?? (address is not null ? Stated(pairs["accesskey"], "Azure", address) : null)
            ?? (address is not null || pairs["sharedaccesskeyname"] is not null
                ? Stated(pairs["sharedaccesskey"] ?? pairs["sharedsecretvalue"], "Azure messaging", address)
                : null)
            ?? (address is not null && pairs["id"] is not null ? Stated(pairs["secret"], "Azure App Configuration", address) : null)
            ?? (address is not null && (pairs["key"] ?? pairs["apikey"]) is { Length: >= 20 } key ? Stated(key, "Azure", address) : null)
            ?? (pairs["url"] is { } url && pairs["clientid"] is not null ? Stated(pairs["clientsecret"], "Dataverse", url) : null);
    }

    private static ConnectionSecret? OfDatabase(ConnectionPairs pairs)
    {
        if (pairs.First(Passwords) is not { } password || SignsInWithoutIt(pairs))
        {
            return null;
        }

        var server = pairs.First(Servers);
        return server is not null || (pairs.First(Databases) is not null && pairs.First(Users) is not null)
            ? Stated(password, "server", server)
            : null;
    }

    /// <summary>A connection string within another, as Entity Framework's and those of configuration lines are.</summary>
    private static ConnectionSecret? Nested(ConnectionPairs pairs)
    {
        foreach (var value in pairs.Values)
        {
            if (value.IndexOf('=') > 0 && value.IndexOf(';') > 0 && In(value) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The values of JSON or XML.</summary>
    private static ConnectionSecret? Quoted(string text)
    {
        if (text.TrimStart() is not { Length: > 0 } document || document[0] is not ('{' or '[' or '<'))
        {
            return null;
        }

        foreach (var part in text.Split('"'))
        {
            if (ConnectionMark.MayStandIn(part, isPiece: false) && ConnectionPairs.Of(part) is { } pairs && In(pairs) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static ConnectionSecret? Stated(string? secret, string name, string? server) =>
        secret is not null && StatedValue.IsSecret(secret) ? new ConnectionSecret(name, secret, server is not null && ServerName.IsLocal(server)) : null;

    private static bool SignsInWithoutIt(ConnectionPairs pairs)
    {
        var isIntegrated = (pairs["integratedsecurity"] ?? pairs["trustedconnection"])?.ToUpperInvariant() is "TRUE" or "YES" or "SSPI";
        var authentication = pairs["authentication"]?.Replace(" ", string.Empty).ToUpperInvariant() ?? string.Empty;
        return isIntegrated
            || (authentication.StartsWith("ACTIVEDIRECTORY", StringComparison.Ordinal)
                && authentication is not ("ACTIVEDIRECTORYPASSWORD" or "ACTIVEDIRECTORYSERVICEPRINCIPAL"));
    }
}
