namespace SecureTeams.Emulator.Identity.Flows;

internal static class RequestedScopes
{
    public const string DefaultSuffix = "/.default";
}
