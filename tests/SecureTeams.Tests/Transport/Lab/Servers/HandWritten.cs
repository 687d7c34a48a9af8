using System.Security.Cryptography;
using SecureTeams.Tests.Transport.Lab.Probes;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>A server that answers with a version and a suite of its own choice, as no library lets it.</summary>
internal static class HandWritten
{
    /// <summary>Sends a ServerHello (RFC 5246 section 7.4.1.3) and waits. Nothing comes after it: the client has to stop here.</summary>
    internal static LabSetup Hello(int version, int suite) => new(new LabServer(connection => GreetAsync(connection, version, suite)), RawProbe.IsGreetedWith(version, suite));

    private static async Task GreetAsync(LabConnection connection, int version, int suite)
    {
        byte[] header = new byte[5];
        await connection.Raw.ReadExactlyAsync(header, connection.Stop);
        await connection.Raw.ReadExactlyAsync(new byte[(header[3] << 8) | header[4]], connection.Stop);
        byte[] body = [(byte)(version >> 8), (byte)version, .. RandomNumberGenerator.GetBytes(32), 0, (byte)(suite >> 8), (byte)suite, 0];
        byte[] record = [22, (byte)(version >> 8), (byte)version, 0, (byte)(body.Length + 4), 2, 0, 0, (byte)body.Length, .. body];
        await connection.SendAsync(connection.Raw, record);
        await connection.StayAsync(connection.Raw);
    }
}
