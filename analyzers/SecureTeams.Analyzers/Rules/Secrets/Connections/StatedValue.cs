using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;

namespace SecureTeams.Analyzers.Rules.Secrets.Connections;

/// <summary>Tells a secret from what stands for one to be filled in.</summary>
internal static class StatedValue
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "mypassword", "my_password", "my-password", "yourpassword", "yourStrongPassword", "pwd_here", "password_here", "thepassword", "dbpassword", "db_password",
        "accountkey", "account_key", "accesskey", "access_key", "sharedaccesskey", "mykey", "yourkey", "key", "base64key", "base64", "secret_here", "SAS_KEY_VALUE", "null", "redacted", "hidden", "removed",
    };

    public static bool IsSecret(string value) =>
        value.Length > 0
        && value.IndexOf(TextTracer.Hole) < 0
        && !Placeholder.Matches(value)
        && !Names.Contains(value.TrimEnd('='))
        && !Samples.IsPublished(value)
        && !IsMarked(value);

    private static bool IsMarked(string value) =>
        value.IndexOf("...", StringComparison.Ordinal) >= 0
        || value.IndexOf('\u2026') >= 0
        || value.IndexOf("***", StringComparison.Ordinal) >= 0
        || value.IndexOf("REDACTED", StringComparison.OrdinalIgnoreCase) >= 0
        || value.IndexOf("EXAMPLE", StringComparison.Ordinal) >= 0
        || IsBetween(value, '<', '>') || IsBetween(value, '[', ']') || IsBetween(value, '%', '%') || IsBetween(value, '{', '}') || IsBetween(value, '_', '_')
        || value.StartsWith("$(", StringComparison.Ordinal)
        || IsVariable(value);

    private static bool IsBetween(string value, char start, char end) => value.Length > 1 && value[0] == start && value[value.Length - 1] == end;

    /// <summary>As shells write them.</summary>
    private static bool IsVariable(string value)
    {
        for (var i = 1; i < value.Length; i++)
        {
            if (value[i] is not ((>= 'A' and <= 'Z') or '_'))
            {
                return false;
            }
        }

        return value[0] == '$' && value.Length > 1;
    }
}
