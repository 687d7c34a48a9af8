namespace SecureTeams.Analyzers.Engine.Settings;

internal static class FipsWords
{
    /// <summary>The policy that a word asks for; null when it is none of the three.</summary>
    public static FipsPolicy? Of(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        null or "" or "AUDIT" => FipsPolicy.Audit,
        "OFF" => FipsPolicy.Off,
        "ENFORCE" => FipsPolicy.Enforce,
        _ => null,
    };
}
