namespace SecureTeams.Network.Boundary;

/// <summary>One evaluation under way.</summary>
internal sealed class BoundaryEvaluation(FirewallRules rules, IPFamilies families)
{
    private static readonly PortRange Optional = TeamsPorts.DirectUdp.Ports;

    private readonly RuleCoverage _tcp = new(rules.Rules.Where(rule => rule.Transport == NetworkTransport.Tcp), families);
    private readonly RuleCoverage _udp = new(rules.Rules.Where(rule => rule.Transport == NetworkTransport.Udp), families);
    private readonly List<BoundaryFinding> _findings = [];
    private int _required;

    internal void Add(TeamsEndpoint endpoint)
    {
        Add(endpoint, NetworkTransport.Tcp, endpoint.TcpPorts);
        Add(endpoint, NetworkTransport.Udp, endpoint.UdpPorts);
    }

    internal void AddOptional(TeamsPort port) => _findings.AddRange(Missing(port.Transport, port.Ports, NetworkDestination.Any)
        .Select(rule => Finding(endpoint: null, BoundaryNeed.Optional, rule, hasAlternative: false)));

    internal BoundaryReport ToReport() => new(_findings, _required);

    private void Add(TeamsEndpoint endpoint, NetworkTransport transport, IReadOnlyList<PortRange> ports)
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
        List<FirewallRule> missing = Fewest(transport, needed, addresses, hosts);
        _findings.AddRange(missing.Select(rule => Finding(endpoint.Id, need, rule, addresses.Length > 0 && hosts.Length > 0)));
    }

    private List<FirewallRule> Fewest(NetworkTransport transport, PortRange[] ports, NetworkDestination[] addresses, NetworkDestination[] hosts)
    {
        List<FirewallRule> byAddress = [.. ports.SelectMany(range => addresses.SelectMany(block => Missing(transport, range, block)))];
        List<FirewallRule> byHost = [.. ports.SelectMany(range => hosts.SelectMany(host => Missing(transport, range, host)))];
        return hosts.Length == 0 || (addresses.Length > 0 && byAddress.Count < byHost.Count) ? byAddress : byHost;
    }

    private IEnumerable<FirewallRule> Missing(NetworkTransport transport, PortRange ports, NetworkDestination destination) =>
        Of(transport).Missing(destination, ports).Select(range => new FirewallRule(transport, range, destination));

    private BoundaryFinding Finding(int? endpoint, BoundaryNeed need, FirewallRule rule, bool hasAlternative) =>
        new(endpoint, need, rule, Of(rule.Transport).Touches(rule.Destination, rule.Ports), hasAlternative);

    private RuleCoverage Of(NetworkTransport transport) => transport == NetworkTransport.Udp ? _udp : _tcp;

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
