namespace SecureTeams.Network.Boundary;

/// <summary>Compares what a firewall lets out with what Teams needs, and names the rules that are missing.</summary>
/// <remarks>
/// <para>
/// Everything that an endpoint set lists is looked at: each block of addresses, IPv4 and IPv6, and each host, on each of its ports. Several rules count together: two halves of a block,
/// or two ranges of ports, are as good as the whole.
/// </para>
/// <para>
/// An endpoint set with hosts and addresses may be allowed by either list on each TCP port, since firewalls differ; where neither is complete, the one that lacks less is reported. On UDP its
/// addresses count, since a datagram names no host. A rule with addresses never allows a host, unless it has all addresses. Where more than 16 parts of a range of ports are missing at one
/// destination, one rule from the first to the last stands for them.
/// </para>
/// <para>Ports 50000 to 59999 are never demanded, whoever lists them: what is missing there is <see cref="BoundaryNeed.Optional"/>.</para>
/// </remarks>
public static class BoundaryCheck
{
    /// <summary>Evaluates rules.</summary>
    /// <param name="endpoints">What is needed; take the services that matter first (<see cref="EndpointSet.ForTeams"/>).</param>
    /// <param name="rules">What is allowed.</param>
    /// <param name="families">The families of addresses that the network uses; blocks of another are not demanded.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No family is given, or an unknown one.</exception>
    public static BoundaryReport Evaluate(EndpointSet endpoints, FirewallRules rules, IPFamilies families = IPFamilies.Both)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(rules);
        if (families is not (IPFamilies.IPv4 or IPFamilies.IPv6 or IPFamilies.Both))
        {
            throw new ArgumentOutOfRangeException(nameof(families), families, "Name IPv4, IPv6 or both.");
        }

        var evaluation = new BoundaryEvaluation(rules, families);
        foreach (TeamsEndpoint endpoint in endpoints.Endpoints)
        {
            evaluation.Add(endpoint);
        }

        evaluation.AddOptional(TeamsPorts.DirectUdp);
        evaluation.AddOptional(TeamsPorts.DirectTcp);
        return evaluation.ToReport();
    }
}
