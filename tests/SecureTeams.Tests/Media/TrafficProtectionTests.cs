using SecureTeams.Media;

namespace SecureTeams.Tests.Media;

public sealed class TrafficProtectionTests
{
    /// <summary>The table of the guide, row by row.</summary>
    [Theory]
    [InlineData(TrafficType.ServerToServer, "MTLS", TrafficProtocols.MutualTls, "Encryption for Teams")]
    [InlineData(TrafficType.ClientToServer, "TLS", TrafficProtocols.Tls, "Encryption for Teams")]
    [InlineData(TrafficType.MediaFlows, "TLS", TrafficProtocols.Tls, "Encryption for Teams")]
    [InlineData(TrafficType.AudioVideoSharing, "SRTP/TLS", TrafficProtocols.Srtp | TrafficProtocols.Tls, "Media Encryption")]
    [InlineData(TrafficType.Signaling, "TLS", TrafficProtocols.Tls, "Encryption for Teams")]
    public void For_Row_SaysWhatTheGuideSays(TrafficType type, string text, TrafficProtocols protocols, string section)
    {
        TrafficProtection row = TrafficProtection.For(type);
        Assert.Equal(type, row.Type);
        Assert.Equal(text, row.EncryptedByText);
        Assert.Equal(protocols, row.EncryptedBy);
        Assert.Equal(section, row.Section);
        Assert.EndsWith(".", row.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void All_HasEachKindOnce_InTheOrderOfTheGuide() =>
        Assert.Equal(Enum.GetValues<TrafficType>().Except([TrafficType.None]).Order(), TrafficProtection.All.Select(row => row.Type));

    [Theory]
    [InlineData(TrafficType.None)]
    [InlineData((TrafficType)6)]
    public void For_UnknownKind_IsRefused(TrafficType type) => Assert.Throws<ArgumentOutOfRangeException>(() => TrafficProtection.For(type));

    [Fact]
    public void All_LeavesNothingUnprotected() => Assert.DoesNotContain(TrafficProtection.All, row => row.EncryptedBy == TrafficProtocols.None);
}
