using System.Globalization;
using SecureTeams.Media;
using SecureTeams.Network;
using SecureTeams.Network.Boundary;
using SecureTeams.Network.Connectivity;

namespace SecureTeams.Tests.House;

/// <summary>The tables of the pages on media and network say what the API says.</summary>
public sealed class MediaAndNetworkPageTests
{
    [Fact]
    public void Traffic_IsTheGuidesTable()
    {
        string[][] rows = MarkdownTable.Of("media.md", "| Traffic |");
        Assert.Equal(TrafficProtection.All.Select(row => row.Type.ToString()), rows.Select(row => row[1].Trim('`')));
        foreach ((TrafficProtection protection, string[] row) in TrafficProtection.All.Zip(rows))
        {
            TrafficProtocols protocols = MarkdownTable.Code(row[3]).Select(Enum.Parse<TrafficProtocols>).Aggregate((left, right) => left | right);
            Assert.Equal((protection.EncryptedByText, protection.EncryptedBy), (row[2], protocols));
        }
    }

    [Fact]
    public void Profiles_AreTheRegisteredOnes()
    {
        string[][] rows = MarkdownTable.Of("media.md", "| Name in DTLS-SRTP |");
        IEnumerable<string> expected = SrtpProfile.All.Select(profile => string.Join('|',
            profile.DtlsNumber is null ? "–" : $"`{profile.Name}`",
            profile.DtlsNumber is { } number ? $"0x{number:X4}" : "–",
            profile.SuiteName is { } suite ? $"`{suite}`" : "–",
            profile.KeyBits,
            profile.SaltBits,
            profile.TagBits,
            profile.ControlTagBits,
            profile.IsConfidential ? "yes" : "**no**",
            profile.IsRecommended ? "yes" : "no"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(row => string.Join('|', row[..^1])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Verdicts_AreTheEnum() => Assert.Equal(Enum.GetNames<ReplayVerdict>().Order(), Names("media.md", "| `ReplayVerdict` |"));

    [Fact]
    public void Ports_AreTheGuides()
    {
        string[][] rows = MarkdownTable.Of("network.md", "| `TeamsPorts` |");
        (string Name, string Ports, bool IsRequired)[] expected =
        [
            (nameof(TeamsPorts.Relay), $"UDP {Text(TeamsPorts.Relay.Ports)}", TeamsPorts.Relay.IsRequired),
            (nameof(TeamsPorts.Https), $"TCP {Text(TeamsPorts.Https.Ports)}", TeamsPorts.Https.IsRequired),
            ($"{nameof(TeamsPorts.DirectUdp)}, {nameof(TeamsPorts.DirectTcp)}", $"UDP and TCP {Text(TeamsPorts.DirectUdp.Ports)}", TeamsPorts.DirectUdp.IsRequired || TeamsPorts.DirectTcp.IsRequired),
        ];
        Assert.Equal(TeamsPorts.DirectUdp.Ports, TeamsPorts.DirectTcp.Ports);
        Assert.Equal(expected, rows.Select(row => (string.Join(", ", MarkdownTable.Code(row[0])), row[1], row[2] == "yes")));
    }

    [Fact]
    public void ClientPorts_AreTheDefaults()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "docs", "network.md"));
        Assert.Contains($"audio from {Text(TeamsPorts.ClientAudio)}, video from {Text(TeamsPorts.ClientVideo)} and shared screens from {Text(TeamsPorts.ClientSharing)}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedsAndOutcomes_AreTheEnums()
    {
        Assert.Equal(Enum.GetNames<BoundaryNeed>().Order(), Names("network.md", "| `BoundaryNeed` |"));
        Assert.Equal(Enum.GetNames<ConnectivityOutcome>().Except([nameof(ConnectivityOutcome.None)]).Order(), Names("network.md", "| `ConnectivityOutcome` |"));
    }

    private static IEnumerable<string> Names(string page, string heading) => MarkdownTable.Of(page, heading).Select(row => MarkdownTable.Code(row[0])[0]).Order();

    private static string Text(PortRange ports) => ports.First == ports.Last
        ? ports.First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{ports.First}-{ports.Last}");
}
