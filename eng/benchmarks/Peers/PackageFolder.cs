namespace SecureTeams.Benchmarks.Peers;

internal static class PackageFolder
{
    private static readonly string Root = (string)AppContext.GetData("SecureTeams.Benchmarks.PackageFolder")!;

    public static string File(string path) => Path.Combine(Root, path);
}
