using System.Text;
using SecureTeams.Network.Boundary;

namespace SecureTeams.Tests.Network.Boundary;

public sealed class BoundaryCheckTests
{
    private const string Complete = """
        udp,3478-3481,52.112.0.0/14
        udp,3478-3481,52.122.0.0/15
        udp,3478-3481,2603:1063::/38
        udp,443,52.112.0.0/14
        udp,443,52.122.0.0/15
        udp,443,2603:1063::/38
        tcp,80;443,*.lync.com
        tcp,80;443,*.teams.cloud.microsoft
        tcp,80;443,*.teams.microsoft.com
        tcp,80;443,teams.cloud.microsoft
        tcp,80;443,teams.microsoft.com
        tcp,80;443,*.skype.com
        """;

    private static EndpointSet Teams => EndpointSet.Parse(Encoding.UTF8.GetBytes(EndpointSample.Json)).ForTeams();

    [Fact]
    public void CompleteRules_Satisfy()
    {
        BoundaryReport report = Evaluate(Complete);
        Assert.True(report.IsSatisfied);
        Assert.Empty(report.MissingRules());
        Assert.Equal(12 + 3 + 10 + 2, report.RequiredNeeds);
        Assert.Equal(["Recommended: tcp,443,*.example-extra.com (endpoint set 300)", "Optional: udp,50000-59999,any", "Optional: tcp,50000-59999,any"], report.Findings.Select(finding => finding.ToString()));
    }

    /// <summary>The guide: these ports are optional and in no published list, and Teams works without them.</summary>
    [Fact]
    public void OptionalPorts_AreNeverDemanded()
    {
        EndpointSet listed = EndpointSet.Parse("""[{"id":1,"ips":["10.0.0.0/8"],"udpPorts":"50000-59999,3478","tcpPorts":"49999-60000"}]"""u8);
        BoundaryReport report = BoundaryCheck.Evaluate(listed, FirewallRules.Parse("udp,3478,10.0.0.0/8\ntcp,49999;60000,10.0.0.0/8"));
        Assert.True(report.IsSatisfied);
        Assert.All(report.Findings, finding => Assert.Equal(BoundaryNeed.Optional, finding.Need));
        Assert.Equal(2, report.Findings.Count);
        Assert.True(BoundaryCheck.Evaluate(listed, FirewallRules.Parse("any,any,any")).Findings is []);
        Assert.DoesNotContain(Evaluate(Complete + "\nany,50000-59999,0.0.0.0/0\nany,50000-59999,::/0").Findings, finding => finding.Need == BoundaryNeed.Optional);
    }

    [Fact]
    public void EachRuleTakenAway_IsTheOneThatIsMissing()
    {
        string[] lines = Complete.Split('\n');
        foreach (string line in lines.Take(6))
        {
            BoundaryReport report = Evaluate(string.Join('\n', lines.Where(other => other != line)));
            Assert.False(report.IsSatisfied);
            Assert.Equal(FirewallRules.Parse(line).Rules.SelectMany(rule => Enumerable.Range(rule.Ports.First, rule.Ports.Count).Select(port => $"udp,{port},{rule.Destination}")), report.MissingRules().Select(rule => rule.ToString()));
        }

        foreach (string line in lines.Skip(6))
        {
            Assert.Equal(2, Evaluate(string.Join('\n', lines.Where(other => other != line))).MissingRules().Count);
        }
    }

    [Fact]
    public void MissingRulesAdded_Satisfy()
    {
        BoundaryReport before = Evaluate("udp,3478-3479,52.112.0.0/15");
        Assert.False(before.IsSatisfied);
        Assert.True(Evaluate(string.Join('\n', before.MissingRules())).IsSatisfied);
    }

    [Fact]
    public void SeveralRules_CountTogether()
    {
        EndpointSet one = EndpointSet.Parse("""[{"id":1,"ips":["10.0.0.0/8"],"udpPorts":"3478-3481"}]"""u8);
        Assert.True(BoundaryCheck.Evaluate(one, FirewallRules.Parse("udp,3400-3479,10.0.0.0/9\nudp,3480-3500,10.0.0.0/9\nudp,3478-3481,10.128.0.0/9")).IsSatisfied);
        BoundaryFinding hole = Required(BoundaryCheck.Evaluate(one, FirewallRules.Parse("udp,3478-3481,10.0.0.0/9\nudp,3478;3480-3481,10.128.0.0/9")));
        Assert.Equal(("udp,3479,10.0.0.0/8", true), (hole.Missing.ToString(), hole.IsPartlyCovered));
        BoundaryFinding nothing = Required(BoundaryCheck.Evaluate(one, FirewallRules.Parse("udp,3477,10.0.0.0/8\nudp,3478-3481,11.0.0.0/8\ntcp,3478-3481,10.0.0.0/8\nudp,3478-3481,*.lync.com")));
        Assert.Equal(("udp,3478-3481,10.0.0.0/8", false), (nothing.Missing.ToString(), nothing.IsPartlyCovered));
    }

    [Theory]
    [InlineData("tcp,443,10.0.0.0/9\ntcp,443,10.128.0.0/10", false)]
    [InlineData("tcp,443,10.0.0.0/9\ntcp,443,10.128.0.0/10\ntcp,443,10.192.0.0/10", true)]
    [InlineData("tcp,443,10.192.0.0/10\ntcp,443,10.0.0.0/9\ntcp,443,10.0.0.0/24\ntcp,443,10.128.0.0/10", true)]
    [InlineData("tcp,443,0.0.0.0/1", true)]
    [InlineData("tcp,443,::/0", false)]
    [InlineData("tcp,443,::a00:0/104", false)]
    [InlineData("tcp,443,any", true)]
    public void Blocks_AreCoveredByAUnionOfTheirFamily(string rules, bool expected) =>
        Assert.Equal(expected, BoundaryCheck.Evaluate(EndpointSet.Parse("""[{"id":1,"ips":["10.0.0.0/8"],"tcpPorts":"443"}]"""u8), FirewallRules.Parse(rules)).IsSatisfied);

    [Theory]
    [InlineData("tcp,443,*.lync.com", true)]
    [InlineData("tcp,443,*.online.lync.com", false)]
    [InlineData("tcp,443,lync.com", false)]
    [InlineData("tcp,443,10.0.0.0/8", false)]
    [InlineData("tcp,443,0.0.0.0/0", false)]
    [InlineData("tcp,443,0.0.0.0/0\ntcp,443,::/0", true)]
    [InlineData("udp,443,*.lync.com", false)]
    [InlineData("tcp,1-65535,any", true)]
    public void Hosts_AreCoveredByHostsOrByEverything(string rules, bool expected) =>
        Assert.Equal(expected, BoundaryCheck.Evaluate(EndpointSet.Parse("""[{"id":1,"urls":["*.lync.com"],"tcpPorts":"443"}]"""u8), FirewallRules.Parse(rules)).IsSatisfied);

    [Fact]
    public void HostsOrAddresses_AreEnoughOnTcp_AddressesOnUdp()
    {
        EndpointSet both = EndpointSet.Parse("""[{"id":1,"urls":["a.example","b.example"],"ips":["10.0.0.0/8"],"tcpPorts":"443","udpPorts":"443"}]"""u8);
        Assert.True(BoundaryCheck.Evaluate(both, FirewallRules.Parse("tcp,443,a.example\ntcp,443,b.example\nudp,443,10.0.0.0/8")).IsSatisfied);
        Assert.True(BoundaryCheck.Evaluate(both, FirewallRules.Parse("any,443,10.0.0.0/8")).IsSatisfied);
        BoundaryFinding byHost = Required(BoundaryCheck.Evaluate(both, FirewallRules.Parse("tcp,443,a.example\nudp,443,10.0.0.0/8")));
        Assert.Equal(("tcp,443,b.example", true), (byHost.Missing.ToString(), byHost.HasAlternative));
        BoundaryFinding byAddress = Required(BoundaryCheck.Evaluate(both, FirewallRules.Parse("udp,443,10.0.0.0/8")));
        Assert.Equal(("tcp,443,10.0.0.0/8", true), (byAddress.Missing.ToString(), byAddress.HasAlternative));
        BoundaryFinding udp = Required(BoundaryCheck.Evaluate(both, FirewallRules.Parse("any,443,a.example\nany,443,b.example")));
        Assert.Equal(("udp,443,10.0.0.0/8", false), (udp.Missing.ToString(), udp.HasAlternative));
    }

    [Fact]
    public void FamilyThatIsNotUsed_IsNotDemanded()
    {
        string onlyIPv4 = string.Join('\n', Complete.Split('\n').Where(line => !line.Contains("::", StringComparison.Ordinal)));
        Assert.Equal(5, Evaluate(onlyIPv4).MissingRules().Count);
        Assert.True(BoundaryCheck.Evaluate(Teams, FirewallRules.Parse(onlyIPv4), IPFamilies.IPv4).IsSatisfied);
        Assert.False(BoundaryCheck.Evaluate(Teams, FirewallRules.Parse(onlyIPv4), IPFamilies.IPv6).IsSatisfied);
        Assert.Throws<ArgumentOutOfRangeException>(() => BoundaryCheck.Evaluate(Teams, FirewallRules.Parse(onlyIPv4), IPFamilies.None));
    }

    /// <summary>A document of another service, or an empty one, must not pass for "nothing is missing".</summary>
    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"id":1,"urls":["a.example"],"tcpPorts":"443","required":false}]""")]
    [InlineData("""[{"id":1}]""")]
    [InlineData("""[{"id":1,"urls":["a.example"],"tcpPorts":"443"},{"id":2}]""")]
    [InlineData("""[{"id":1,"tcpPorts":"50000-59999"}]""")]
    public void NothingRequired_IsNotSatisfied(string json) =>
        Assert.False(BoundaryCheck.Evaluate(EndpointSet.Parse(Encoding.UTF8.GetBytes(json)), FirewallRules.Parse("any,any,any")).IsSatisfied);

    /// <summary>A required set with addresses of the other family alone cannot be reached; on UDP its hosts do not help.</summary>
    [Theory]
    [InlineData("""{"id":2,"ips":["10.0.0.0/8"],"udpPorts":"3478-3481"}""", false)]
    [InlineData("""{"id":2,"ips":["10.0.0.0/8"],"tcpPorts":"443"}""", false)]
    [InlineData("""{"id":2,"urls":["a.example"],"ips":["10.0.0.0/8"],"tcpPorts":"443","udpPorts":"3478"}""", false)]
    [InlineData("""{"id":2,"urls":["a.example"],"ips":["10.0.0.0/8"],"tcpPorts":"443"}""", true)]
    [InlineData("""{"id":2,"ips":["10.0.0.0/8"],"udpPorts":"3478-3481","required":false}""", true)]
    [InlineData("""{"id":2,"ips":["10.0.0.0/8"],"udpPorts":"50000-59999"}""", true)]
    public void RequiredSetOfAnotherFamily_IsNotSatisfied(string set, bool expected)
    {
        EndpointSet endpoints = EndpointSet.Parse(Encoding.UTF8.GetBytes($$"""[{"id":1,"urls":["a.example"],"tcpPorts":"443"},{{set}}]"""));
        Assert.Equal(expected, BoundaryCheck.Evaluate(endpoints, FirewallRules.Parse("any,any,any"), IPFamilies.IPv6).IsSatisfied);
        Assert.True(BoundaryCheck.Evaluate(endpoints, FirewallRules.Parse("any,any,any")).IsSatisfied);
    }

    /// <summary>A connection goes to one port: that one list allows it is enough, whichever allows the next.</summary>
    [Fact]
    public void HostsOrAddresses_AreEnoughForEachPort()
    {
        EndpointSet both = EndpointSet.Parse("""[{"id":1,"urls":["*.lync.com"],"ips":["52.112.0.0/14"],"tcpPorts":"80,443,8000-8010"}]"""u8);
        Assert.True(BoundaryCheck.Evaluate(both, FirewallRules.Parse("tcp,443;8000-8004,*.lync.com\ntcp,80;8005-8010,52.112.0.0/14")).IsSatisfied);
        BoundaryFinding missing = Required(BoundaryCheck.Evaluate(both, FirewallRules.Parse("tcp,443;8000-8003,*.lync.com\ntcp,80;8005-8010,52.112.0.0/14")));
        Assert.Equal(("tcp,8004,*.lync.com", false), (missing.Missing.ToString(), missing.IsPartlyCovered));
    }

    /// <summary>Holes without number are one rule, which is not more than what the set needs.</summary>
    [Fact]
    public void ManyHoles_AreReportedAsOneRange()
    {
        EndpointSet wide = EndpointSet.Parse("""[{"id":1,"urls":["a.example"],"tcpPorts":"1-49999"}]"""u8);
        string rules = string.Join('\n', Enumerable.Range(1, 10_000).Select(port => $"tcp,{2 * port},any"));
        BoundaryFinding missing = Required(BoundaryCheck.Evaluate(wide, FirewallRules.Parse(rules)));
        Assert.Equal(("tcp,1-49999,a.example", true), (missing.Missing.ToString(), missing.IsPartlyCovered));
        Assert.True(BoundaryCheck.Evaluate(wide, FirewallRules.Parse($"{rules}\n{missing.Missing}")).IsSatisfied);
    }

    /// <summary>No clock here: what is quadratic does not end before the test's own limit.</summary>
    [Fact(Timeout = 60_000)]
    public async Task ManyHostsAndManyRules_EndSoon()
    {
        string urls = string.Join(',', Enumerable.Range(0, 500).Select(host => $"\"h{host}.example\""));
        EndpointSet wide = EndpointSet.Parse(Encoding.UTF8.GetBytes($$"""[{"id":1,"urls":[{{urls}}],"ips":["0.0.0.0/0"],"tcpPorts":"1-49999"}]"""));
        string rules = string.Join('\n', Enumerable.Range(1, 4_000).SelectMany(rule => new[] { $"tcp,{2 * rule},any", $"tcp,{rule}-40000,10.{rule / 256}.{rule % 256}.0/24" }));
        BoundaryReport report = await Task.Run(() => BoundaryCheck.Evaluate(wide, FirewallRules.Parse(rules)), TestContext.Current.CancellationToken);
        Assert.Equal("tcp,1-49999,0.0.0.0/0", Required(report).Missing.ToString());
    }

    [Fact]
    public void PortsWithoutDestination_NeedEverywhere() =>
        Assert.Equal("tcp,443,any", Required(BoundaryCheck.Evaluate(EndpointSet.Parse("""[{"id":1,"tcpPorts":"443"}]"""u8), FirewallRules.Parse("tcp,443,0.0.0.0/0"))).Missing.ToString());

    private static BoundaryReport Evaluate(string rules) => BoundaryCheck.Evaluate(Teams, FirewallRules.Parse(rules));

    private static BoundaryFinding Required(BoundaryReport report) => Assert.Single(report.Findings, finding => finding.Need == BoundaryNeed.Required);
}
