using System.Collections.Concurrent;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>Publishes revocation lists, each at an address of its own, well or badly.</summary>
internal sealed class RevocationHost : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<LabConnection, Stream, Task>> _answers = new(StringComparer.Ordinal);
    private readonly LabServer _server;
    private readonly string _origin;

    /// <summary>Starts an endpoint: plain http on an address, or https under a name.</summary>
    internal RevocationHost(PlatformTls? tls = null)
    {
        _server = new LabServer(tls?.Script(AnswerAsync) ?? (connection => AnswerAsync(connection, connection.Raw)));
        _origin = tls is null ? $"http://127.0.0.1:{_server.Port}" : $"https://localhost:{_server.Port}";
    }

    internal string Publish(Func<byte[]> list) => Publish(async (connection, stream) =>
    {
        byte[] bytes = list();
        await connection.SendAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/pkix-crl\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n");
        await connection.SendAsync(stream, bytes);
    });

    internal string Publish(string answer) => Publish((connection, stream) => connection.SendAsync(stream, answer));

    internal string Publish(Func<LabConnection, Stream, Task> answer)
    {
        string path = $"/{Guid.NewGuid():N}.crl";
        _answers[path] = answer;
        return _origin + path;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(LabConnection connection, Stream stream)
    {
        string request = await connection.ReadRequestAsync(stream);
        await _answers[request.Split(' ')[1]](connection, stream);
    }
}
