namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>Programs that a script in <c>eng/</c> installs, and that a machine may do without.</summary>
internal static class InstalledProgram
{
    internal static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, name)));
}
