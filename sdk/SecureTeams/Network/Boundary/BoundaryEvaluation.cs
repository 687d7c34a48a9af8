using SecureTeams.Network.Boundary.Coverage;

namespace SecureTeams.Network.Boundary;

/// <summary>One evaluation under way.</summary>
internal sealed class BoundaryEvaluation(FirewallRules rules, IPFamilies families)
{
    /// <summary>From so many gaps on in one range of ports at one destination, a rule from the first to the last is what is missing.</summary>
    private const int MaxGaps = 16;

    private static readonly PortRange Optional = TeamsPorts.DirectUdp.Ports;

    private readonly RuleCoverage _tcp = new(rules.Rules.Where(rule => rule.Transport == NetworkTransport.Tcp), families);
    private readonly RuleCoverage _udp = new(rules.Rules.Where(rule => rule.Transport == NetworkTransport.Udp), families);
    private readonly List<BoundaryFinding> _findings = [];
    private readonly List<int> _withoutNeeds = [];
    private int _required;

    internal void Add(TeamsEndpoint endpoint)
    {
        bool isComplete = endpoint.TcpPorts.Count + endpoint.UdpPorts.Count > 0;
        isComplete &= TryAdd(endpoint, NetworkTransport.Tcp, endpoint.TcpPorts);
        isComplete &= TryAdd(endpoint, NetworkTransport.Udp, endpoint.UdpPorts);
        if (endpoint.IsRequired && !isComplete)
        {
            _withoutNeeds.Add(endpoint.Id);
        }
    }

    internal void AddOptional(TeamsPort port) => _findings.AddRange(Missing(port.Transport, NetworkDestination.Any, [port.Ports], [port.Ports])
        .Select(gap => Finding(endpoint: null, BoundaryNeed.Optional, port.Transport, NetworkDestination.Any, gap, hasAlternative: false)));

    internal BoundaryReport ToReport() => new(_findings, _required, _withoutNeeds);

    /// <returns>False where ports are demanded at no destination that this network can have.</returns>
    private bool TryAdd(TeamsEndpoint endpoint, NetworkTransport transport, IReadOnlyList<PortRange> ports)
    {
        PortRange[] needed = [.. ports.SelectMany(Demanded)];
        BoundaryNeed need = endpoint.IsRequired ? BoundaryNeed.Required : BoundaryNeed.Recommended;
        NetworkDestination[] addresses = [.. endpoint.Addresses.Where(block => (block.Families & families) != 0)];
        NetworkDestination[] hosts = transport == NetworkTransport.Udp && endpoint.Addresses.Count > 0 ? [] : [.. endpoint.Hosts];
        if (endpoint.Addresses.Count == 0 && hosts.Length == 0)
        {
            hosts = [NetworkDestination.Any];
        }

        _required += need == BoundaryNeed.Required ? needed.Length * Math.Max(addresses.Length, hosts.Length) : 0;
        _findings.AddRange(Fewest(transport, needed, addresses, hosts)
            .OrderBy(missing => missing.Gap.Ports.First)
            .Select(missing => Finding(endpoint.Id, need, transport, missing.Destination, missing.Gap, addresses.Length > 0 && hosts.Length > 0)));
        return needed.Length == 0 || addresses.Length + hosts.Length > 0;
    }

    private (NetworkDestination Destination, Gap Gap)[] Fewest(NetworkTransport transport, PortRange[] ports, NetworkDestination[] addresses, NetworkDestination[] hosts)
    {
        if (addresses.Length == 0 || hosts.Length == 0)
        {
            return Missing(transport, [.. addresses, .. hosts], ports, ports);
        }

        // A connection goes to one port: one list that allows it there is enough.
        bool[] byAddress = Lacking(transport, addresses, ports);
        bool[] byHost = Lacking(transport, hosts, ports);
        PortRange[] byNeither = [.. ports.SelectMany(range => Runs(range, port => byAddress[port] && byHost[port]))];
        (NetworkDestination, Gap)[] missingAddresses = Missing(transport, addresses, ports, byNeither);
        (NetworkDestination, Gap)[] missingHosts = Missing(transport, hosts, ports, byNeither);
        return missingAddresses.Length < missingHosts.Length ? missingAddresses : missingHosts;
    }

    private bool[] Lacking(NetworkTransport transport, NetworkDestination[] destinations, PortRange[] ports)
    {
        bool[] lacking = new bool[PortRange.All.Last + 1];
        foreach (PortRange gap in destinations.SelectMany(destination => Of(transport).Gaps(destination, ports)).Select(gap => gap.Ports))
        {
            lacking.AsSpan(gap.First, gap.Count).Fill(true);
        }

        return lacking;
    }

    private (NetworkDestination Destination, Gap Gap)[] Missing(NetworkTransport transport, NetworkDestination[] destinations, PortRange[] ranges, PortRange[] parts) =>
        [.. destinations.SelectMany(destination => Missing(transport, destination, ranges, parts).Select(gap => (destination, gap)))];

    /// <param name="transport">The transport.</param>
    /// <param name="destination">The destination.</param>
    /// <param name="ranges">What is needed.</param>
    /// <param name="parts">The parts of it that count.</param>
    private IEnumerable<Gap> Missing(NetworkTransport transport, NetworkDestination destination, PortRange[] ranges, PortRange[] parts)
    {
        List<Gap> gaps = Of(transport).Gaps(destination, parts);
        int next = 0;
        foreach (PortRange range in ranges)
        {
            int first = next;
            while (next < gaps.Count && range.Contains(gaps[next].Ports))
            {
                next++;
            }

            if (next - first > MaxGaps)
            {
                yield return new Gap(new PortRange(gaps[first].Ports.First, gaps[next - 1].Ports.Last), IsTouched: true);
            }
            else
            {
                foreach (Gap gap in gaps[first..next])
                {
                    yield return gap;
                }
            }
        }
    }

    private static BoundaryFinding Finding(int? endpoint, BoundaryNeed need, NetworkTransport transport, NetworkDestination destination, Gap gap, bool hasAlternative) =>
        new(endpoint, need, new FirewallRule(transport, gap.Ports, destination), gap.IsTouched, hasAlternative);

    private RuleCoverage Of(NetworkTransport transport) => transport == NetworkTransport.Udp ? _udp : _tcp;

    /// <summary>Takes the ports of a range for which something holds, as ranges.</summary>
    private static IEnumerable<PortRange> Runs(PortRange range, Func<int, bool> holds)
    {
        int first = 0;
        for (int port = range.First; port <= range.Last + 1; port++)
        {
            bool isIn = port <= range.Last && holds(port);
            if (isIn && first == 0)
            {
                first = port;
            }
            else if (!isIn && first > 0)
            {
                yield return new PortRange(first, port - 1);
                first = 0;
            }
        }
    }

    /// <summary>Leaves out of a range what is optional.</summary>
    private static IEnumerable<PortRange> Demanded(PortRange range)
    {
        if (range.First < Optional.First)
        {
            yield return new PortRange(range.First, Math.Min(range.Last, Optional.First - 1));
        }

        if (range.Last > Optional.Last)
        {
            yield return new PortRange(Math.Max(range.First, Optional.Last + 1), range.Last);
        }
    }
}
