using System.Net;

namespace SecureTeams.Network.Boundary.Coverage;

/// <summary>Says what the rules of one transport, taken together, leave uncovered.</summary>
internal sealed class RuleCoverage
{
    private static readonly AddressBlock.Block[] Everywhere = [AddressBlock.Of(IPNetwork.Parse("0.0.0.0/0")), AddressBlock.Of(IPNetwork.Parse("::/0"))];

    private readonly AddressBlock.Block[] _everywhere;
    private readonly RuleEntry[] _anywhere;
    private readonly RuleEntry[] _blocks;
    private readonly (string Host, RuleEntry Entry)[] _hosts;
    private readonly Lazy<RuleEntry[]> _open;

    internal RuleCoverage(IEnumerable<FirewallRule> rules, IPFamilies families)
    {
        FirewallRule[] all = [.. rules];
        _everywhere = [.. Everywhere.Where(block => families.HasFlag(block.IsIPv6 ? IPFamilies.IPv6 : IPFamilies.IPv4))];
        _anywhere = [.. all.Where(rule => rule.Destination is { Host: null, Network: null }).Select(rule => new RuleEntry(rule.Ports, Block: null))];
        _blocks = [.. all.Where(rule => rule.Destination.Network is not null).Select(rule => new RuleEntry(rule.Ports, AddressBlock.Of(rule.Destination.Network!.Value)))];
        _hosts = [.. all.Where(rule => rule.Destination.Host is not null).Select(rule => (rule.Destination.Host!, new RuleEntry(rule.Ports, Block: null)))];
        _open = new Lazy<RuleEntry[]>(Open);
    }

    /// <summary>Returns the ports on which a destination, or a part of it, is not allowed.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="ports">Ascending, without overlap. No gap reaches from one into the next.</param>
    internal List<Gap> Gaps(NetworkDestination destination, IEnumerable<PortRange> ports)
    {
        if (destination.Host is { } host)
        {
            return new PortSweep([], [.. _open.Value, .. _hosts.Where(rule => NetworkDestination.HostCovers(rule.Host, host)).Select(rule => rule.Entry)]).Gaps(ports);
        }

        AddressBlock.Block[] needed = destination.Network is { } network ? [AddressBlock.Of(network)] : _everywhere;
        return new PortSweep(needed, [.. _anywhere, .. _blocks.Where(rule => Array.Exists(needed, block => Overlap(block, rule.Block!.Value)))]).Gaps(ports);
    }

    /// <summary>Finds the ports on which all addresses are allowed, and so every host: the same for each of them.</summary>
    private RuleEntry[] Open()
    {
        var open = new List<RuleEntry>();
        int next = PortRange.All.First;
        foreach (PortRange gap in Gaps(NetworkDestination.Any, [PortRange.All]).Select(gap => gap.Ports))
        {
            if (gap.First > next)
            {
                open.Add(new RuleEntry(new PortRange(next, gap.First - 1), Block: null));
            }

            next = gap.Last + 1;
        }

        if (next <= PortRange.All.Last)
        {
            open.Add(new RuleEntry(new PortRange(next, PortRange.All.Last), Block: null));
        }

        return [.. open];
    }

    private static bool Overlap(AddressBlock.Block left, AddressBlock.Block right) => left.IsIPv6 == right.IsIPv6 && left.First <= right.Last && right.First <= left.Last;
}
