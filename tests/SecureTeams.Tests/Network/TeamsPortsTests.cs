using SecureTeams.Network;

namespace SecureTeams.Tests.Network;

public sealed class TeamsPortsTests
{
    [Fact]
    public void Ports_AreThoseOfTheGuide()
    {
        Assert.Equal((NetworkTransport.Udp, "3478-3481", true), Facts(TeamsPorts.Relay));
        Assert.Equal((NetworkTransport.Tcp, "443", true), Facts(TeamsPorts.Https));
        Assert.Equal((NetworkTransport.Udp, "50000-59999", false), Facts(TeamsPorts.DirectUdp));
        Assert.Equal((NetworkTransport.Tcp, "50000-59999", false), Facts(TeamsPorts.DirectTcp));
        Assert.Equal(4, TeamsPorts.All.Count);
    }

    [Fact]
    public void ClientPorts_AreThoseOfTheMeetingSettings()
    {
        Assert.Equal(("50000-50019", "50020-50039", "50040-50059"), (TeamsPorts.ClientAudio.ToString(), TeamsPorts.ClientVideo.ToString(), TeamsPorts.ClientSharing.ToString()));
        Assert.Equal("1024-65535", TeamsPorts.ClientAllowed.ToString());
        Assert.All([TeamsPorts.ClientAudio, TeamsPorts.ClientVideo, TeamsPorts.ClientSharing], range => Assert.True(TeamsPorts.DirectUdp.Ports.Contains(range)));
    }

    private static (NetworkTransport Transport, string Ports, bool IsRequired) Facts(TeamsPort port) => (port.Transport, port.Ports.ToString(), port.IsRequired);
}
