namespace SecureTeams.Analyzers.Rules.Secrets.Accounts;

internal enum ServerPlace
{
    NotStated,
    ThisMachine,
    Elsewhere,
}
