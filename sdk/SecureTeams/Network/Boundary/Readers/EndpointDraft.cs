using System.Text.Json;

namespace SecureTeams.Network.Boundary.Readers;

/// <summary>An endpoint set that is being read.</summary>
internal sealed class EndpointDraft
{
    internal const string Id = "id";
    internal const string ServiceArea = "serviceArea";
    internal const string DisplayName = "serviceAreaDisplayName";
    internal const string Urls = "urls";
    internal const string Ips = "ips";
    internal const string TcpPorts = "tcpPorts";
    internal const string UdpPorts = "udpPorts";
    internal const string Category = "category";
    internal const string Required = "required";
    internal const string Notes = "notes";

    private static readonly string[] Members = [Id, ServiceArea, DisplayName, Urls, Ips, TcpPorts, UdpPorts, Category, Required, Notes];

    private readonly List<NetworkDestination> _hosts = [];
    private readonly List<NetworkDestination> _addresses = [];
    private readonly List<PortRange> _tcp = [];
    private readonly List<PortRange> _udp = [];

    internal HashSet<string> Stated { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    internal int Number { get; set; }

    internal bool IsRequired { get; set; } = true;

    internal static string? Known(ref Utf8JsonReader json)
    {
        foreach (string member in Members)
        {
            if (json.ValueTextEquals(member))
            {
                return member;
            }
        }

        return null;
    }

    internal bool TryAdd(string member, string text)
    {
        if (!NetworkDestination.TryParse(text, out NetworkDestination? destination) || (member == Urls ? destination.Host is null : destination.Network is null))
        {
            return false;
        }

        (member == Urls ? _hosts : _addresses).Add(destination);
        return true;
    }

    internal bool TrySetPorts(string member, string text)
    {
        foreach (Range part in text.AsSpan().Split(','))
        {
            if (!PortRange.TryParse(text.AsSpan(part).Trim(' '), out PortRange range))
            {
                return false;
            }

            (member == TcpPorts ? _tcp : _udp).Add(range);
        }

        return true;
    }

    internal TeamsEndpoint ToEndpoint() => new()
    {
        Id = Number,
        ServiceArea = Texts.GetValueOrDefault(ServiceArea, string.Empty),
        ServiceAreaDisplayName = Texts.GetValueOrDefault(DisplayName, string.Empty),
        Hosts = _hosts.AsReadOnly(),
        Addresses = _addresses.AsReadOnly(),
        TcpPorts = _tcp.AsReadOnly(),
        UdpPorts = _udp.AsReadOnly(),
        Category = Texts.GetValueOrDefault(Category, string.Empty),
        IsRequired = IsRequired,
        Notes = Texts.GetValueOrDefault(Notes),
    };
}
