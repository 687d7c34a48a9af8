using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Probes;

/// <summary>
/// A client that accepts every certificate. It shows that a server of the lab really serves what its row says, so that a
/// refusal is the work of the client under test.
/// </summary>
internal static class PermissiveProbe
{
    /// <summary>Fetches one answer and checks that this certificate was shown.</summary>
    internal static Func<LabServer, CancellationToken, Task> Sees(X509Certificate2 certificate, string host = LabCase.DefaultHost) => async (server, stop) =>
    {
        using TcpClient tcp = await ConnectAsync(server.Port, stop);
        await using SslStream stream = await HandshakeAsync(tcp, host, stop);
        Assert.Equal(certificate.RawData, stream.RemoteCertificate!.GetRawCertData());
        Assert.StartsWith("HTTP/1.1 ", await FetchAsync(stream, stop), StringComparison.Ordinal);
    };

    /// <summary>Fetches one answer and checks that the certificate and all that is sent along were shown.</summary>
    internal static Func<LabServer, CancellationToken, Task> SeesAll(LabChain chain) => async (server, stop) =>
    {
        using TcpClient tcp = await ConnectAsync(server.Port, stop);
        HashSet<string> shown = [];
        await using var stream = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, (_, leaf, built, _) =>
        {
            shown.UnionWith(built!.ChainPolicy.ExtraStore.Select(certificate => certificate.Thumbprint).Append(leaf!.GetCertHashString()));
            return true;
        });
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = LabCase.DefaultHost }, stop);
        Assert.Superset(chain.Issuers.Append(chain.Leaf).Select(certificate => certificate.Thumbprint).ToHashSet(), shown);
        Assert.StartsWith("HTTP/1.1 200", await FetchAsync(stream, stop), StringComparison.Ordinal);
    };

    /// <summary>Fetches the beginning of one answer and checks that it is this.</summary>
    internal static Func<LabServer, CancellationToken, Task> Reads(string start) => async (server, stop) =>
    {
        using TcpClient tcp = await ConnectAsync(server.Port, stop);
        await using SslStream stream = await HandshakeAsync(tcp, LabCase.DefaultHost, stop);
        Assert.StartsWith(start, await FetchAsync(stream, stop), StringComparison.Ordinal);
    };

    /// <summary>Checks that this version and suite come about with a client that asks for nothing else.</summary>
    internal static Func<LabServer, CancellationToken, Task> Negotiates(SslProtocols protocol, TlsCipherSuite suite) => async (server, stop) =>
    {
        using TcpClient tcp = await ConnectAsync(server.Port, stop);
        await using SslStream stream = await HandshakeAsync(tcp, LabCase.DefaultHost, stop, OperatingSystem.IsWindows() ? null : new CipherSuitesPolicy([suite]));
        Assert.Equal(protocol, stream.SslProtocol);
        Assert.Equal(suite, stream.NegotiatedCipherSuite);
        Assert.StartsWith("HTTP/1.1 200", await FetchAsync(stream, stop), StringComparison.Ordinal);
    };

    internal static async Task<TcpClient> ConnectAsync(int port, CancellationToken stop)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, port, stop);
        return tcp;
    }

    internal static async Task<SslStream> HandshakeAsync(TcpClient tcp, string host, CancellationToken stop, CipherSuitesPolicy? suites = null, X509Certificate2? client = null, SslProtocols protocols = SslProtocols.None)
    {
        var stream = new SslStream(tcp.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host,
                EnabledSslProtocols = protocols,
                CipherSuitesPolicy = suites,
                ClientCertificates = client is null ? null : [client],
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            },
            stop);
        return stream;
    }

    internal static async Task<string> FetchAsync(Stream stream, CancellationToken stop)
    {
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: probe\r\n\r\n"u8.ToArray(), stop);
        byte[] buffer = new byte[65536];
        int read = await stream.ReadAsync(buffer, stop);
        return Encoding.Latin1.GetString(buffer, 0, read);
    }
}
