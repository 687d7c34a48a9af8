using SecureTeams.Network.Boundary;

namespace SecureTeams.Tests.Network.Boundary;

public sealed class NetworkDestinationTests
{
    [Theory]
    [InlineData("52.112.0.0/14", IPFamilies.IPv4)]
    [InlineData("10.0.0.1", IPFamilies.IPv4)]
    [InlineData("0.0.0.0/0", IPFamilies.IPv4)]
    [InlineData("2603:1063::/38", IPFamilies.IPv6)]
    [InlineData("2603:1063:0:0:0:0:0:0/38", IPFamilies.IPv6)]
    [InlineData("::/0", IPFamilies.IPv6)]
    [InlineData("::1", IPFamilies.IPv6)]
    public void TryParse_Block_IsRead(string text, IPFamilies family)
    {
        Assert.True(NetworkDestination.TryParse(text, out NetworkDestination? destination));
        Assert.NotNull(destination.Network);
        Assert.Null(destination.Host);
        Assert.Equal(family, destination.Families);
    }

    [Theory]
    [InlineData("Teams.Microsoft.com", "teams.microsoft.com")]
    [InlineData("*.lync.com", "*.lync.com")]
    [InlineData("*-files.sharepoint.com", "*-files.sharepoint.com")]
    [InlineData("3.a-1.xn--p1ai", "3.a-1.xn--p1ai")]
    [InlineData("_sip.a_b.example", "_sip.a_b.example")]
    [InlineData("0x7f.example", "0x7f.example")]
    [InlineData("autodiscover.*.onmicrosoft.com", "autodiscover.*.onmicrosoft.com")]
    public void TryParse_Host_IsReadInLowerCase(string text, string expected)
    {
        Assert.True(NetworkDestination.TryParse(text, out NetworkDestination? destination));
        Assert.Equal(expected, destination.Host);
        Assert.Null(destination.Network);
    }

    [Fact]
    public void TryParse_Any_IsEverywhere()
    {
        Assert.True(NetworkDestination.TryParse("ANY", out NetworkDestination? destination));
        Assert.Same(NetworkDestination.Any, destination);
        Assert.Equal(("any", IPFamilies.Both), (destination.ToString(), destination.Families));
    }

    /// <summary>Texts that one reader takes for one address and another for another, or that carry more than a destination.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("10.1.0.0/14")]
    [InlineData("2603:1063::1/38")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("::/129")]
    [InlineData("010.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.0.0.1/32")]
    [InlineData("10.0.0.256")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:a00:1")]
    [InlineData("https://teams.microsoft.com")]
    [InlineData("teams.microsoft.com:443")]
    [InlineData("teams.microsoft.com/path")]
    [InlineData("teams..microsoft.com")]
    [InlineData(".lync.com")]
    [InlineData("lync.com.")]
    [InlineData("lync")]
    [InlineData("*")]
    [InlineData("teams.*")]
    [InlineData("te ams.microsoft.com")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("10.0.0.0x1")]
    [InlineData("10.0.0.0XfF")]
    [InlineData("52.112.0.0x0")]
    [InlineData("a.0x")]
    [InlineData("*.1")]
    [InlineData("*.0x1")]
    [InlineData("a.example.1")]
    [InlineData("52.112.0.o")]
    [InlineData("-.-")]
    [InlineData("-a.example")]
    [InlineData("a-.example")]
    [InlineData("a.-example")]
    [InlineData("a.example-")]
    [InlineData("teams.micros\u043Eft.com")]
    [InlineData("K\u212Aelvin.example")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(NetworkDestination.TryParse(text, out _));

    [Theory]
    [InlineData("*.lync.com", "a.lync.com", true)]
    [InlineData("*.lync.com", "a.b.lync.com", true)]
    [InlineData("*.lync.com", "*.lync.com", true)]
    [InlineData("*.lync.com", "*.online.lync.com", true)]
    [InlineData("*.sharepoint.com", "*-files.sharepoint.com", true)]
    [InlineData("*.onmicrosoft.com", "autodiscover.*.onmicrosoft.com", true)]
    [InlineData("*-files.sharepoint.com", "*-files.sharepoint.com", true)]
    [InlineData("*.lync.com", "lync.com", false)]
    [InlineData("*.lync.com", "evillync.com", false)]
    [InlineData("*.lync.com", "*lync.com", false)]
    [InlineData("*.online.lync.com", "*.lync.com", false)]
    [InlineData("a.lync.com", "*.lync.com", false)]
    [InlineData("lync.com", "a.lync.com", false)]
    [InlineData("*-files.sharepoint.com", "*.sharepoint.com", false)]
    [InlineData("*.lync.com", "lync.com.evil.example", false)]
    [InlineData("*.a.*.com", "x.a.y.com", false)]
    public void HostCovers_IsNeverMoreThanThePatternSays(string allowed, string needed, bool expected) =>
        Assert.Equal(expected, NetworkDestination.HostCovers(allowed, needed));
}
