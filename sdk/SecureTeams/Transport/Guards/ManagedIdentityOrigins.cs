using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Transport.Guards;

/// <summary>
/// The http origins that a managed identity may be asked at: the instance metadata service, the agent of Azure Arc, and the
/// endpoint that the platform names in a variable, where it lies on the machine itself.
/// </summary>
/// <remarks>
/// The platform's variables are read once, as MSAL does. An address counts only as a literal of the loopback interface or of the
/// link-local range (RFC 3927), or as <c>localhost</c>, which never reaches a name server; only with exactly its port.
/// </remarks>
internal sealed class ManagedIdentityOrigins
{
    private const int MetadataPort = 80;
    private const int ArcPort = 40342;
    private static readonly IPAddress MetadataService = IPAddress.Parse("169.254.169.254");
    private static readonly string[] Variables = ["IDENTITY_ENDPOINT", "MSI_ENDPOINT"];

    private readonly List<(string Host, int Port)> _named = [("localhost", ArcPort), ("127.0.0.1", ArcPort)];

    /// <summary>Initializes a new instance of the <see cref="ManagedIdentityOrigins"/> class.</summary>
    /// <param name="variables">Gives a variable's value.</param>
    internal ManagedIdentityOrigins(Func<string, string?> variables)
    {
        foreach (string variable in Variables)
        {
            if (Uri.TryCreate(variables(variable), UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttp && IsOfThisMachine(address))
            {
                _named.Add((address.Host, address.Port));
            }
        }
    }

    internal bool Allows(Uri address) => address.UserInfo.Length == 0 && IsOfThisMachine(address) && (IsMetadataService(address) || _named.Contains((address.Host, address.Port)));

    /// <summary>Tells whether packets to the address stay on the machine, or on its link, which in Azure the host answers itself.</summary>
    internal static bool IsOfThisMachine(IPAddress address) =>
        IPAddress.IsLoopback(address) || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..]);

    private static bool IsOfThisMachine(Uri address) => address.HostNameType switch
    {
        UriHostNameType.Dns => string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase),
        UriHostNameType.IPv4 or UriHostNameType.IPv6 => IPAddress.TryParse(address.DnsSafeHost, out IPAddress? ip) && IsOfThisMachine(ip),
        _ => false,
    };

    private static bool IsMetadataService(Uri address) => address.Port == MetadataPort && IPAddress.TryParse(address.DnsSafeHost, out IPAddress? ip) && ip.Equals(MetadataService);
}
