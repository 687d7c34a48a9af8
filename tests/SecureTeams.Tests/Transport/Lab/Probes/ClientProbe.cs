using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Probes;

/// <summary>A client that accepts every server and shows a certificate of its own.</summary>
internal static class ClientProbe
{
    /// <summary>Checks that a client with a good certificate gets its answer.</summary>
    internal static Func<LabServer, CancellationToken, Task> IsAnswered(X509Certificate2 client) => async (server, stop) =>
    {
        using TcpClient tcp = await PermissiveProbe.ConnectAsync(server.Port, stop);
        await using SslStream stream = await PermissiveProbe.HandshakeAsync(tcp, "localhost", stop, client: client);
        Assert.StartsWith("HTTP/1.1 200", await PermissiveProbe.FetchAsync(stream, stop), StringComparison.Ordinal);
        Assert.True(stream.IsMutuallyAuthenticated);
    };

    /// <summary>Checks that the server shows its certificate and asks for the client's.</summary>
    internal static Func<LabServer, CancellationToken, Task> IsAskedFor(X509Certificate2 certificate) => async (server, stop) =>
    {
        using TcpClient tcp = await PermissiveProbe.ConnectAsync(server.Port, stop);
        bool asked = false;
        await using var stream = new SslStream(tcp.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "localhost",
                    RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetRawCertData().AsSpan().SequenceEqual(certificate.RawData),
                    LocalCertificateSelectionCallback = (_, _, _, shown, _) =>
                    {
                        asked |= shown is not null;
                        return null!;
                    },
                },
                stop);
        }
        catch (AuthenticationException)
        {
            // With TLS 1.2 the refusal is part of the handshake.
        }

        Assert.True(asked);
    };
}
