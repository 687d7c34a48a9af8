namespace SecureTeams.Analyzers.Engine;

internal static class Category
{
    public const string Tls = "SecureTeams.Tls";
    public const string Cryptography = "SecureTeams.Cryptography";
    public const string Secrets = "SecureTeams.Secrets";
    public const string Identity = "SecureTeams.Identity";
    public const string Inbound = "SecureTeams.Inbound";
    public const string Transport = "SecureTeams.Transport";
    public const string Meetings = "SecureTeams.Meetings";
    public const string Configuration = "SecureTeams.Configuration";
    public const string Meta = "SecureTeams.Meta";
}
