namespace LiveLobby;

internal static class ScriptedVisit
{
    internal static Task<bool> PlayAsync(Uri address) => Task.FromResult(address.IsLoopback);
}
