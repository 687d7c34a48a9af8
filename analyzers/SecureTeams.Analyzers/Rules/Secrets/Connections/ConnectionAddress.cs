using SecureTeams.Analyzers.Rules.Secrets.Shapes;

namespace SecureTeams.Analyzers.Rules.Secrets.Connections;

/// <summary><c>scheme://user:password@host</c> of a database, broker or mail server.</summary>
internal static class ConnectionAddress
{
    private const string AfterScheme = "://";

    private static readonly string[] Schemes =
    [
        "mongodb", "mongodb+srv", "amqp", "amqps", "postgres", "postgresql", "mysql", "mysqlx", "mariadb", "redis", "rediss", "sqlserver", "mssql", "oracle", "couchbase", "couchbases",
        "nats", "mqtt", "mqtts", "smtp", "smtps", "imap", "imaps", "ldap", "ldaps", "stomp", "clickhouse", "cockroachdb", "cockroach", "neo4j", "bolt", "rabbitmq", "cassandra", "influxdb",
    ];

    public static bool MayStandIn(string text, bool isPiece)
    {
        var at = text.IndexOf(AfterScheme, StringComparison.Ordinal);
        return at > 0 && (isPiece || text.IndexOf('@', at) > 0) && SchemeBefore(text, at) is not null;
    }

    public static ConnectionSecret? In(string text)
    {
        for (var at = text.IndexOf(AfterScheme, StringComparison.Ordinal); at > 0; at = text.IndexOf(AfterScheme, at + 1, StringComparison.Ordinal))
        {
            if (SchemeBefore(text, at) is { } scheme && Behind(text, at + AfterScheme.Length, scheme) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static ConnectionSecret? Behind(string text, int start, string scheme)
    {
        var end = text.IndexOfAny(['/', '?', '#', ' ', '"', '\'', '\r', '\n'], start);
        var authority = text.Substring(start, (end < 0 ? text.Length : end) - start);
        var host = authority.LastIndexOf('@');
        var colon = authority.IndexOf(':');
        if (host < 0 || colon < 0 || colon > host)
        {
            return null;
        }

        var user = authority.Substring(0, colon);
        var password = authority.Substring(colon + 1, host - colon - 1);
        return StatedValue.IsSecret(password) && !IsSpokenOf(user, password)
            ? new ConnectionSecret(scheme, password, ServerName.IsLocal(authority.Substring(host + 1)))
            : null;
    }

    /// <summary><c>user:password@host</c> shows how such an address is written.</summary>
    private static bool IsSpokenOf(string user, string password) =>
        user.ToUpperInvariant() is "USER" or "USERNAME" or "USERID" or "LOGIN" or "USR" or "" && password.ToUpperInvariant() is "PASSWORD" or "PASS" or "PWD" or "PASSWD" or "PW";

    private static string? SchemeBefore(string text, int end)
    {
        foreach (var scheme in Schemes)
        {
            var start = end - scheme.Length;
            if (start >= 0
                && string.Compare(text, start, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (start == 0 || !(Letters.IsWord(text[start - 1]) || text[start - 1] is '+' or '-')))
            {
                return scheme;
            }
        }

        return null;
    }
}
