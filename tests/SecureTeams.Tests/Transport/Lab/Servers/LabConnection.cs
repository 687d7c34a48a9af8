using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>One accepted connection.</summary>
internal sealed class LabConnection(Socket socket, ConcurrentQueue<string> requests, CancellationToken stop) : IDisposable
{
    internal NetworkStream Raw { get; } = new(socket, ownsSocket: true);

    internal CancellationToken Stop => stop;

    internal long BytesSent { get; private set; }

    internal Exception? Failure { get; set; }

    /// <summary>Reads one request to the end of its headers and remembers it.</summary>
    internal async Task<string> ReadRequestAsync(Stream stream)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(buffer, stop);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        if (text.Length > 0)
        {
            requests.Enqueue(text.ToString());
        }

        return text.Length > 0 ? text.ToString() : throw new EndOfStreamException();
    }

    internal Task SendAsync(Stream stream, string text) => SendAsync(stream, Encoding.Latin1.GetBytes(text));

    internal async Task SendAsync(Stream stream, ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, stop);
        await stream.FlushAsync(stop);
        BytesSent += bytes.Length;
    }

    /// <summary>Says nothing more, until the client goes or the lab is closed.</summary>
    internal async Task StayAsync(Stream stream)
    {
        byte[] buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, stop) > 0)
        {
        }
    }

    /// <summary>Breaks the connection with RST instead of closing it.</summary>
    internal void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    public void Dispose() => Raw.Dispose();
}
