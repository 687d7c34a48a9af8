using System.Net;

namespace SecureTeams.Network.Boundary;

/// <summary>Says what the rules of one transport, taken together, leave uncovered.</summary>
internal sealed class RuleCoverage(IEnumerable<FirewallRule> rules, IPFamilies families)
{
    private static readonly AddressBlock.Block[] Everywhere = [AddressBlock.Of(IPNetwork.Parse("0.0.0.0/0")), AddressBlock.Of(IPNetwork.Parse("::/0"))];

    private readonly Entry[] _rules = [.. rules.Select(rule => new Entry(rule.Ports, rule.Destination, rule.Destination.Network is { } network ? AddressBlock.Of(network) : null))];
    private readonly AddressBlock.Block[] _everywhere = [.. Everywhere.Where(block => families.HasFlag(block.IsIPv6 ? IPFamilies.IPv6 : IPFamilies.IPv4))];

    /// <summary>Returns the ports on which a destination, or a part of it, is not allowed.</summary>
    internal List<PortRange> Missing(NetworkDestination destination, PortRange ports)
    {
        AddressBlock.Block[] blocks = destination.Network is { } network ? [AddressBlock.Of(network)] : _everywhere;
        Entry[] relevant = [.. _rules.Where(rule => Overlaps(rule.Ports, ports) && IsRelevant(rule, destination, blocks))];
        var missing = new List<PortRange>();
        foreach (PortRange part in Parts(relevant, ports))
        {
            if (IsCovered(destination, blocks, relevant.Where(rule => rule.Ports.Contains(part))))
            {
                continue;
            }

            if (missing.Count > 0 && missing[^1].Last == part.First - 1)
            {
                missing[^1] = new PortRange(missing[^1].First, part.Last);
            }
            else
            {
                missing.Add(part);
            }
        }

        return missing;
    }

    /// <summary>Tells whether any rule allows a part.</summary>
    internal bool Touches(NetworkDestination destination, PortRange ports)
    {
        AddressBlock.Block[] blocks = destination.Network is { } network ? [AddressBlock.Of(network)] : destination.Host is null ? _everywhere : [];
        return Array.Exists(_rules, rule => Overlaps(rule.Ports, ports) && IsRelevant(rule, destination, blocks));
    }

    private static bool IsRelevant(Entry rule, NetworkDestination destination, AddressBlock.Block[] blocks)
    {
        if (rule.Block is { } block)
        {
            return Array.Exists(blocks, needed => needed.IsIPv6 == block.IsIPv6 && needed.First <= block.Last && block.First <= needed.Last);
        }

        return rule.Destination.Host is not { } host || (destination.Host is { } needed && NetworkDestination.HostCovers(host, needed));
    }

    private static bool IsCovered(NetworkDestination destination, AddressBlock.Block[] blocks, IEnumerable<Entry> rules)
    {
        Entry[] all = [.. rules];
        if (Array.Exists(all, rule => rule.Block is null && (rule.Destination.Host is null || destination.Host is not null)))
        {
            return true;
        }

        // A host is at addresses that nobody knows beforehand: blocks cover it only when they are all addresses there are.
        IEnumerable<AddressBlock.Block> allowed = all.Select(rule => rule.Block).OfType<AddressBlock.Block>();
        return blocks.Length > 0 && Array.TrueForAll(blocks, block => AddressBlock.IsCovered(block, allowed));
    }

    /// <summary>Cuts a range where a rule begins or ends, so that each part is inside or outside of each rule.</summary>
    private static IEnumerable<PortRange> Parts(Entry[] rules, PortRange ports)
    {
        var starts = new SortedSet<int> { ports.First };
        foreach (Entry rule in rules)
        {
            starts.Add(Math.Max(rule.Ports.First, ports.First));
            starts.Add(Math.Min(rule.Ports.Last, ports.Last) + 1);
        }

        starts.Remove(ports.Last + 1);
        int[] cuts = [.. starts, ports.Last + 1];
        return Enumerable.Range(0, cuts.Length - 1).Select(index => new PortRange(cuts[index], cuts[index + 1] - 1));
    }

    private static bool Overlaps(PortRange left, PortRange right) => left.First <= right.Last && right.First <= left.Last;

    private sealed record Entry(PortRange Ports, NetworkDestination Destination, AddressBlock.Block? Block);
}
