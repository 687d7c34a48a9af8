using System.Runtime.InteropServices;

namespace SecureTeams.Emulator.Standalone;

/// <summary>Runs an emulator until it is interrupted, for clients in other processes.</summary>
internal static class Program
{
    private static async Task Main()
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        var teams = await TeamsEmulator.StartAsync().ConfigureAwait(false);
        await using (teams.ConfigureAwait(false))
        {
            using var files = await CredentialFolder.WriteAsync(teams).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(Describe(teams, files)).ConfigureAwait(false);
            await stop.Task.ConfigureAwait(false);
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.TrySetResult();
        }
    }

    private static string Describe(TeamsEmulator teams, CredentialFolder files) =>
        $"""
        Teams emulator
          Authority            {teams.Authority}
          Graph endpoint       {teams.GraphEndpoint}
          Tenant id            {teams.TenantId:D}
          Client id            {teams.ClientId:D}
          Organizer id         {teams.Organizer.Id:D}
          Root certificate     {files.RootPem}
          Client certificate   {files.ClientPfx} (no password)
                               {files.ClientPem} (certificate and key)
        Running until interrupted; the files are deleted then.
        """;
}
