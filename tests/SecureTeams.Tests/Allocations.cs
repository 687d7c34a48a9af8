namespace SecureTeams.Tests;

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
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
