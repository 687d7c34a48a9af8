namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>Programs that a script in <c>eng/</c> installs, and that a machine may do without.</summary>
internal static class InstalledProgram
{
    internal static bool Exists(string name) => Find(name) is not null;

    /// <summary>Returns the path of a program; null where it is not installed.</summary>
    internal static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
