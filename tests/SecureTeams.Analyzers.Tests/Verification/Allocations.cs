namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>What code takes from the heap.</summary>
internal static class Allocations
{
    private const int Rounds = 20;

    /// <summary>
    /// Returns the bytes that the thriftiest of some rounds took, after one that is not counted: code that is compiled again in
    /// between allocates on this thread too.
    /// </summary>
    internal static long Least(Action work)
    {
        work();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
