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

    private readonly OrderedDictionary<NetworkDestination, bool> _hosts = [];
    private readonly OrderedDictionary<NetworkDestination, bool> _addresses = [];
    private readonly List<PortRange> _tcp = [];
    private readonly List<PortRange> _udp = [];

    internal HashSet<string> Stated { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    internal int Number { get; set; }

    internal bool IsRequired { get; set; } = true;

    internal bool HasDestinations => _hosts.Count + _addresses.Count > 0;

    internal bool HasPorts => _tcp.Count + _udp.Count > 0;

    /// <summary>Gets how many single things the set can need: each range at each destination.</summary>
    internal long Needs => (long)(_tcp.Count + _udp.Count) * Math.Max(1, _hosts.Count + _addresses.Count);

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

    /// <returns>The member that a name differs from by its casing alone.</returns>
    internal static string? Miswritten(string name) => Array.Find(Members, member => string.Equals(member, name, StringComparison.OrdinalIgnoreCase));

    internal bool TryAdd(string member, string text)
    {
        if (!NetworkDestination.TryParse(text, out NetworkDestination? destination) || (member == Urls ? destination.Host is null : destination.Network is null))
        {
            return false;
        }

        (member == Urls ? _hosts : _addresses).TryAdd(destination, true);
        return true;
    }

    internal bool TrySetPorts(string member, string text)
    {
        var ranges = new List<PortRange>();
        foreach (Range part in text.AsSpan().Split(','))
        {
            if (!PortRange.TryParse(text.AsSpan(part).Trim(' '), out PortRange range))
            {
                return false;
            }

            ranges.Add(range);
        }

        AddMerged(member == TcpPorts ? _tcp : _udp, ranges.OrderBy(range => range.First));
        return true;
    }

    /// <summary>A port that is stated twice is needed once.</summary>
    private static void AddMerged(List<PortRange> merged, IEnumerable<PortRange> sorted)
    {
        foreach (PortRange range in sorted)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last)
            {
                merged[^1] = new PortRange(merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }
    }

    internal TeamsEndpoint ToEndpoint() => new()
    {
        Id = Number,
        ServiceArea = Texts.GetValueOrDefault(ServiceArea, string.Empty),
        ServiceAreaDisplayName = Texts.GetValueOrDefault(DisplayName, string.Empty),
        Hosts = Array.AsReadOnly(_hosts.Keys.ToArray()),
        Addresses = Array.AsReadOnly(_addresses.Keys.ToArray()),
        TcpPorts = _tcp.AsReadOnly(),
        UdpPorts = _udp.AsReadOnly(),
        Category = Texts.GetValueOrDefault(Category, string.Empty),
        IsRequired = IsRequired,
        Notes = Texts.GetValueOrDefault(Notes),
    };
}
