using SecureTeams.Identity.Credentials;

namespace DeviceCodeTool;

internal static class Prompt
{
    /// <summary>To the person at this terminal, and to no log.</summary>
    internal static Task ShowAsync(DeviceCodePrompt prompt, CancellationToken cancellationToken) =>
        Console.Out.WriteLineAsync($"Open {prompt.Address} in a browser and enter {prompt.UserCode}".AsMemory(), cancellationToken);
}
