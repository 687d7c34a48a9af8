namespace SecureTeams.Network.Boundary.Coverage;

/// <summary>Counts what covers which part of a block, and knows at once whether all of it is covered: a segment tree over the places where something begins or ends.</summary>
internal sealed class CoverTree
{
    private readonly AddressBlock.Block _needed;
    private readonly UInt128[] _starts;
    private readonly int[] _counts;
    private readonly bool[] _covered;

    internal CoverTree(AddressBlock.Block needed, IEnumerable<AddressBlock.Block> blocks)
    {
        _needed = needed;
        var starts = new SortedSet<UInt128> { needed.First };
        foreach (AddressBlock.Block block in blocks.Where(IsWithin))
        {
            starts.Add(UInt128.Max(block.First, needed.First));
            if (block.Last < needed.Last)
            {
                starts.Add(block.Last + 1);
            }
        }

        _starts = [.. starts];
        _counts = new int[4 * _starts.Length];
        _covered = new bool[_counts.Length];
    }

    internal bool IsCovered => _covered[1];

    /// <summary>Adds one of the blocks that the tree was made for, or takes it away.</summary>
    internal void Change(AddressBlock.Block block, int by)
    {
        if (IsWithin(block))
        {
            int from = Array.BinarySearch(_starts, UInt128.Max(block.First, _needed.First));
            int to = block.Last >= _needed.Last ? _starts.Length : Array.BinarySearch(_starts, block.Last + 1);
            Change(1, 0, _starts.Length, from, to, by);
        }
    }

    private bool IsWithin(AddressBlock.Block block) => block.IsIPv6 == _needed.IsIPv6 && block.Last >= _needed.First && block.First <= _needed.Last;

    private void Change(int node, int low, int high, int from, int to, int by)
    {
        if (to <= low || high <= from)
        {
            return;
        }

        if (from <= low && high <= to)
        {
            _counts[node] += by;
        }
        else
        {
            int middle = (low + high) / 2;
            Change(2 * node, low, middle, from, to, by);
            Change((2 * node) + 1, middle, high, from, to, by);
        }

        _covered[node] = _counts[node] > 0 || (high - low > 1 && _covered[2 * node] && _covered[(2 * node) + 1]);
    }
}
