using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Identity.Tokens.Issuing;

/// <summary>Cancels without running what others registered: neither its time nor its faults belong to the one who cancels.</summary>
internal static class QueuedCancellation
{
    internal static void CancelLater(this CancellationTokenSource source) => _ = CancelAsync(source);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What a registered callback throws concerns nobody here, and nobody waits for it.")]
    private static async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The token is cancelled all the same.
        }
    }
}
