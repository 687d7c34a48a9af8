using Microsoft.AspNetCore.Http;

namespace SecureTeams.Emulator.Hosting;

/// <summary>A journal entry that waits for its status. It is written before the client can see the answer.</summary>
internal sealed class PendingRecord(RequestJournal journal, RecordedRequest request)
{
    private int _written;

    /// <summary>Cuts the connection without an answer.</summary>
    public static void CutConnection(HttpContext context)
    {
        context.Features.Get<PendingRecord>()?.Write(status: null);
        context.Abort();
    }

    public void Write(int? status)
    {
        if (Interlocked.Exchange(ref _written, 1) == 0)
        {
            journal.Add(request with { Status = status });
        }
    }
}
