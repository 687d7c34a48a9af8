using SecureTeams.Media;

namespace SecureTeams.Tests.Media;

/// <summary>The replay window as one would write it without regard to time and space: everything that was seen, in a set.</summary>
internal sealed class NaiveWindow(int size)
{
    private readonly HashSet<ulong> _seen = [];

    internal ulong? Highest => _seen.Count == 0 ? null : _seen.Max();

    internal ReplayVerdict Check(ulong index) =>
        Highest is { } highest && (Int128)index <= (Int128)highest - size ? ReplayVerdict.TooOld
        : _seen.Contains(index) ? ReplayVerdict.Replayed
        : ReplayVerdict.Fresh;

    internal void Commit(ulong index)
    {
        if (Check(index) == ReplayVerdict.Fresh)
        {
            _seen.Add(index);
        }
    }
}
