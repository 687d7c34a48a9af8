namespace SecureTeams.Emulator;

internal static class Program
{
    private static void Main()
    {
    }
}
