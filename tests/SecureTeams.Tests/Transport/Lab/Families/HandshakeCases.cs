using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using SecureTeams.Tests.Transport.Lab.Probes;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class HandshakeCases
{
    private static readonly LabFamily Handshake = new("Handshake and records");
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    internal static IEnumerable<LabCase> All =>
    [
        Handshake.Row("in small pieces", "sends its handshake byte by byte", LabOutcome.Accepted, InSmallPieces),
        Handshake.Row("undisturbed relay", "is reached through somebody who passes everything on", LabOutcome.Accepted, bench => Relay.Between(bench, new PlatformTls(bench.Chain()), (_, _, _) => { })),
        Handshake.Row("plain HTTP", "speaks HTTP without TLS", SecureTeamsErrorCode.TlsHandshakeFailed, _ => Raw(async connection =>
        {
            await connection.Raw.ReadExactlyAsync(new byte[5], connection.Stop);
            await connection.SendAsync(connection.Raw, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            await connection.StayAsync(connection.Raw);
        }, "HTTP/1.1 400")),
        Handshake.Row("garbage", "answers with random bytes", SecureTeamsErrorCode.TlsHandshakeFailed, _ => Raw(async connection =>
        {
            await connection.Raw.ReadExactlyAsync(new byte[5], connection.Stop);
            await connection.SendAsync(connection.Raw, new string('\u00A7', 600));
            await connection.StayAsync(connection.Raw);
        }, "\u00A7\u00A7")),
        Handshake.Row("silence", "accepts the connection and says nothing", SecureTeamsErrorCode.RequestTimedOut, _ => Raw(connection => connection.StayAsync(connection.Raw)) with { AttemptTimeout = Short }),
        Handshake.Row("slow handshake", "stops in the middle of its first message", SecureTeamsErrorCode.RequestTimedOut, _ => Raw(async connection =>
        {
            await connection.Raw.ReadExactlyAsync(new byte[5], connection.Stop);
            await connection.SendAsync(connection.Raw, "\x16\x03\x03\x01\x00\x02");
            await connection.StayAsync(connection.Raw);
        }, "\x16\x03\x03\x01\x00\x02") with { AttemptTimeout = Short }),
        Handshake.Row("truncated record", "breaks off in the middle of a record", SecureTeamsErrorCode.TlsHandshakeFailed, _ => Raw(async connection =>
        {
            await connection.Raw.ReadExactlyAsync(new byte[5], connection.Stop);
            await connection.SendAsync(connection.Raw, "\x16\x03\x03\x01\x00\x02");
            connection.Raw.Socket.Shutdown(SocketShutdown.Send);
            await connection.StayAsync(connection.Raw);
        }, "\x16\x03\x03\x01\x00\x02")),
        Handshake.Row("record too long", "announces a record of 65535 bytes", SecureTeamsErrorCode.TlsHandshakeFailed, _ => Raw(async connection =>
        {
            await connection.Raw.ReadExactlyAsync(new byte[5], connection.Stop);
            await connection.SendAsync(connection.Raw, "\x16\x03\x03\u00FF\u00FF\x02");
            for (int i = 0; i < 70; i++)
            {
                await connection.SendAsync(connection.Raw, new string('\0', 1000));
            }

            await connection.StayAsync(connection.Raw);
        }, "\x16\x03\x03\u00FF\u00FF\x02")),
        Handshake.Row("alert", "refuses every handshake with an alert", SecureTeamsErrorCode.TlsHandshakeFailed, _ => Raw(async connection =>
        {
            await connection.Raw.ReadExactlyAsync(new byte[5], connection.Stop);
            await connection.SendAsync(connection.Raw, "\x15\x03\x03\0\x02\x02\x28");
            await connection.StayAsync(connection.Raw);
        }, "\x15\x03\x03\0\x02\x02\x28")),
        Handshake.Row("closes at once", "closes the connection when it has read the first message", SecureTeamsErrorCode.TlsHandshakeFailed, _ => Raw(async connection =>
        {
            await connection.Raw.ReadExactlyAsync(new byte[5], connection.Stop);
            connection.Raw.Socket.Shutdown(SocketShutdown.Send);
            await connection.StayAsync(connection.Raw);
        })),
        Handshake.Row("reset in the handshake", "resets the connection when it has read the first message", SecureTeamsErrorCode.TlsHandshakeFailed, _ => Raw(async connection =>
        {
            await connection.Raw.ReadExactlyAsync(new byte[5], connection.Stop);
            connection.Reset();
        })),
        Handshake.Row("changed handshake", "is reached through somebody who changes one bit of its first message", SecureTeamsErrorCode.TlsHandshakeFailed, bench => Flipped(bench, handshake: true)),
        Handshake.Row("changed data", "is reached through somebody who changes one bit of the encrypted answer", SecureTeamsErrorCode.ConnectionFailed, bench => Flipped(bench, handshake: false)),
        Handshake.Row("renegotiation", "asks for a new handshake within the connection (TLS 1.2)", SecureTeamsErrorCode.ConnectionFailed, Renegotiating),
    ];

    private static LabSetup Raw(Func<LabConnection, Task> script, string? answer = null) => new(new LabServer(script), RawProbe.Reads(answer));

    private static LabSetup InSmallPieces(LabBench bench)
    {
        var tls = new PlatformTls(bench.Chain());
        return new LabSetup(
            new LabServer(async connection =>
            {
                connection.Raw.Socket.NoDelay = true;
                await using SslStream stream = await tls.AcceptAsync(connection, new PieceStream(connection.Raw, size: 1));
                await Answers.Good(connection, stream);
            }),
            PermissiveProbe.Sees(tls.Chain.Leaf));
    }

    private static LabSetup Flipped(LabBench bench, bool handshake)
    {
        const byte handshakeRecord = 22;
        const byte dataRecord = 23;
        return Relay.Between(bench, new PlatformTls(bench.Chain()) { Protocols = SslProtocols.Tls12 }, (toServer, record, count) =>
        {
            if (!toServer && (handshake ? count == 1 && record[0] == handshakeRecord : record[0] == dataRecord))
            {
                record[handshake ? 20 : ^1] ^= 1;
            }
        });
    }

    private static LabSetup Renegotiating(LabBench bench)
    {
        var tls = new PlatformTls(bench.Chain()) { Protocols = SslProtocols.Tls12, AllowsRenegotiation = true };
        return new LabSetup(
            new LabServer(async connection =>
            {
                await using SslStream stream = await tls.AcceptAsync(connection, connection.Raw);
                await connection.ReadRequestAsync(stream);
                if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
                {
                    await stream.NegotiateClientCertificateAsync(connection.Stop);
                }

                await connection.SendAsync(stream, Answers.Meeting);
            }),
            PermissiveProbe.Reads("HTTP/1.1 200"));
    }
}
