using System.Globalization;
using System.Net.Sockets;
using LiveLobby;

// Without arguments it serves until Ctrl+C; with --check it plays a visit over its own HTTP and ends.
switch (args)
{
    case []:
        return await ServeAsync(0);
    case ["--port", var text] when ushort.TryParse(text, CultureInfo.InvariantCulture, out ushort port):
        return await ServeAsync(port);
    case ["--check"]:
        await using (LobbySite site = await LobbySite.StartAsync())
        {
            return await ScriptedVisit.PlayAsync(site.Address) ? 0 : 1;
        }

    default:
        await Console.Error.WriteLineAsync("""
            Usage: LiveLobby               serves the live lobby on a free port of this computer, until Ctrl+C
                   LiveLobby --port PORT   the same, on this port
                   LiveLobby --check       visits every part of it by itself, and says what happened
            """);
        return 2;
}

static async Task<int> ServeAsync(int port)
{
    try
    {
        await using LobbySite site = await LobbySite.StartAsync(port);
        Console.WriteLine($"The live lobby is open at {site.Address} (Ctrl+C closes it).");
        await site.WaitForShutdownAsync();
        return 0;
    }
    catch (Exception taken) when (taken is IOException or SocketException)
    {
        await Console.Error.WriteLineAsync($"The port {port} cannot be used. Take another one, or none: then a free one is found.");
        return 1;
    }
}
