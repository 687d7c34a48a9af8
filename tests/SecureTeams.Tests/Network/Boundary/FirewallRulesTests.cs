using CsCheck;
using SecureTeams.Network;
using SecureTeams.Network.Boundary;

namespace SecureTeams.Tests.Network.Boundary;

public sealed class FirewallRulesTests
{
    [Fact]
    public void Parse_Text_GivesTheRules()
    {
        FirewallRules rules = FirewallRules.Parse("protocol,ports,destination\r\n# media\r\n\r\nUDP, 3478-3481 ,\t52.112.0.0/14\r\nany,80;443,*.lync.com\nudp,any,any");
        Assert.Equal(
            ["udp,3478-3481,52.112.0.0/14", "tcp,80,*.lync.com", "tcp,443,*.lync.com", "udp,80,*.lync.com", "udp,443,*.lync.com", "udp,1-65535,any"],
            rules.Rules.Select(rule => rule.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFFprotocol,ports,destination\n")]
    [InlineData("\n \n\t\n#tcp,443,any\n  # x")]
    public void Parse_NoRules_IsEmpty(string text) => Assert.Empty(FirewallRules.Parse(text).Rules);

    [Theory]
    [InlineData("tcp,443", 1, 1)]
    [InlineData("tcp,443,any,deny", 1, 1)]
    [InlineData("#\n\ntcp 443 any", 3, 1)]
    [InlineData("icmp,443,any", 1, 1)]
    [InlineData("deny,443,any", 1, 1)]
    [InlineData("tcp,,any", 1, 5)]
    [InlineData("tcp,443;,any", 1, 5)]
    [InlineData("tcp,0-5,any", 1, 5)]
    [InlineData("tcp,443,", 1, 9)]
    [InlineData("tcp,443,10.1.0.0/8", 1, 9)]
    [InlineData("tcp,443,any # all", 1, 9)]
    [InlineData("tcp,443,\"any\"", 1, 9)]
    [InlineData("tcp,443,any\nprotocol,ports,destination", 2, 1)]
    [InlineData("tcp,443,any\rudp,1,any", 1, 1)]
    public void Parse_Fault_IsTheWholeTextsWithItsPosition(string text, int line, int column)
    {
        NetworkDocumentException failure = Assert.Throws<NetworkDocumentException>(() => FirewallRules.Parse(text));
        Assert.Equal((line, column), (failure.Fault.Line, failure.Fault.Column));
    }

    [Fact]
    public void Parse_TooMuch_IsRefused()
    {
        Assert.False(FirewallRules.TryParse(new string('#', FirewallRules.MaxCharacters + 1), out _, out _));
        string line = "any,1;2;3;4;5,any\n";
        Assert.Equal(20_000, FirewallRules.Parse(string.Concat(Enumerable.Repeat(line, 2000))).Rules.Count);
        Assert.False(FirewallRules.TryParse(string.Concat(Enumerable.Repeat(line, 2001)), out _, out DocumentFault? fault));
        Assert.Equal(2001, fault.Line);
    }

    [Fact]
    public void Parse_AnyText_NeverThrows() => Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Const(','), Gen.Const('\n'), Gen.Char), 0, 60]
        .Sample(text => FirewallRules.TryParse(text, out FirewallRules? rules, out DocumentFault? fault) ? rules is not null : fault is { Line: > 0, Column: > 0 });

    [Fact]
    public void Text_OfARule_IsReadBack()
    {
        FirewallRule[] rules = [Rule("tcp,443,*.lync.com"), Rule("udp,3478-3481,2603:1063::/38"), Rule("udp,1-65535,any"), Rule("tcp,80,10.0.0.1")];
        Assert.Equal(rules, FirewallRules.Parse(string.Join('\n', rules.Select(rule => rule.ToString()))).Rules);
    }

    [Fact]
    public void Of_RuleWithoutItsParts_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => FirewallRules.Of([new FirewallRule(NetworkTransport.None, PortRange.All, NetworkDestination.Any)]));
        Assert.Throws<ArgumentException>(() => FirewallRules.Of([new FirewallRule(NetworkTransport.Tcp, default, NetworkDestination.Any)]));
        Assert.Throws<ArgumentException>(() => FirewallRules.Of([new FirewallRule(NetworkTransport.Tcp, PortRange.All, null!)]));
        Assert.Throws<ArgumentException>(() => FirewallRules.Of([null!]));
        Assert.Single(FirewallRules.Of([Rule("tcp,1,any")]).Rules);
    }

    private static FirewallRule Rule(string text) => Assert.Single(FirewallRules.Parse(text).Rules);
}
