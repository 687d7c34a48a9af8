using System.Globalization;

namespace SecureTeams.Network.Connectivity;

/// <summary>What is to be reached: TCP is connected to, UDP is asked by STUN.</summary>
public sealed record ConnectivityTarget
{
    /// <summary>Initializes a new instance of the <see cref="ConnectivityTarget"/> class.</summary>
    /// <param name="transport">TCP or UDP.</param>
    /// <param name="host">
    /// A DNS name of at most 253 characters, or the IP address of one host: four decimal numbers, or IPv6 without brackets. Not: short, octal and hexadecimal IPv4 addresses, IPv4 within IPv6,
    /// unspecified, multicast and broadcast addresses.
    /// </param>
    /// <param name="port">The port, 1 to 65,535.</param>
    /// <exception cref="ArgumentException">The host is neither.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The transport or the port is out of its range.</exception>
    public ConnectivityTarget(NetworkTransport transport, string host, int port)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        if (transport is not (NetworkTransport.Tcp or NetworkTransport.Udp))
        {
            throw new ArgumentOutOfRangeException(nameof(transport), transport, "The transport is TCP or UDP.");
        }

        if (!HostText.IsHost(host))
        {
            throw new ArgumentException("The host must be a DNS name of at most 253 characters, or the plain IP address of one host, without brackets, scheme, port and path.", nameof(host));
        }

        Transport = transport;
        Host = host;
        Port = port;
    }

    /// <summary>Gets the transport.</summary>
    public NetworkTransport Transport { get; }

    /// <summary>Gets the DNS name or the IP address.</summary>
    public string Host { get; }

    /// <summary>Gets the port.</summary>
    public int Port { get; }

    /// <summary>Returns the target for messages and logs.</summary>
    /// <returns>For example <c>udp relay.example:3478</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Transport == NetworkTransport.Udp ? "udp" : "tcp")} {Host}:{Port}");
}
