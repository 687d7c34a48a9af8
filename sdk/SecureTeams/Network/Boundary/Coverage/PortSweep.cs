namespace SecureTeams.Network.Boundary.Coverage;

/// <summary>Goes through the ports once, from where a rule begins or ends to where the next one does.</summary>
internal sealed class PortSweep
{
    private readonly RuleEntry[] _byFirst;
    private readonly RuleEntry[] _byLast;
    private readonly CoverTree[] _trees;
    private readonly List<Gap> _gaps = [];
    private int _opened;
    private int _closed;
    private int _complete;

    /// <param name="needed">The blocks that must be allowed, all of them.</param>
    /// <param name="entries">What allows a part of them, or, without a block, all of them.</param>
    internal PortSweep(AddressBlock.Block[] needed, RuleEntry[] entries)
    {
        _byFirst = [.. entries.OrderBy(entry => entry.Ports.First)];
        _byLast = [.. entries.OrderBy(entry => entry.Ports.Last)];
        AddressBlock.Block[] blocks = [.. entries.Where(entry => entry.Block is not null).Select(entry => entry.Block!.Value)];
        _trees = [.. needed.Select(block => new CoverTree(block, blocks))];
    }

    private bool IsCovered => _complete > 0 || (_trees.Length > 0 && Array.TrueForAll(_trees, tree => tree.IsCovered));

    /// <param name="ranges">Ascending, without overlap. No gap reaches from one into the next.</param>
    internal List<Gap> Gaps(IEnumerable<PortRange> ranges)
    {
        foreach (PortRange range in ranges)
        {
            for (int port = range.First; port <= range.Last;)
            {
                Reach(port);
                int next = Math.Min(range.Last + 1, Math.Min(Next(_byFirst, _opened, entry => entry.Ports.First), Next(_byLast, _closed, entry => entry.Ports.Last + 1)));
                if (!IsCovered)
                {
                    Add(new PortRange(port, next - 1), isTouched: _opened > _closed, continues: port > range.First);
                }

                port = next;
            }
        }

        return _gaps;
    }

    private static int Next(RuleEntry[] entries, int index, Func<RuleEntry, int> place) => index < entries.Length ? place(entries[index]) : int.MaxValue;

    private void Reach(int port)
    {
        for (; _opened < _byFirst.Length && _byFirst[_opened].Ports.First <= port; _opened++)
        {
            Change(_byFirst[_opened], 1);
        }

        for (; _closed < _byLast.Length && _byLast[_closed].Ports.Last < port; _closed++)
        {
            Change(_byLast[_closed], -1);
        }
    }

    private void Change(RuleEntry entry, int by)
    {
        if (entry.Block is { } block)
        {
            Array.ForEach(_trees, tree => tree.Change(block, by));
        }
        else
        {
            _complete += by;
        }
    }

    private void Add(PortRange ports, bool isTouched, bool continues)
    {
        if (continues && _gaps.Count > 0 && _gaps[^1].Ports.Last == ports.First - 1)
        {
            _gaps[^1] = new Gap(new PortRange(_gaps[^1].Ports.First, ports.Last), _gaps[^1].IsTouched || isTouched);
        }
        else
        {
            _gaps.Add(new Gap(ports, isTouched));
        }
    }
}
