namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>What a server does after the handshake.</summary>
internal static class Answers
{
    internal const string MeetingBody = """{"id":"1"}""";
    internal const string Meeting = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n" + MeetingBody;

    /// <summary>Answers every request of a connection with a meeting.</summary>
    internal static Task Good(LabConnection connection, Stream stream) => Each(Meeting)(connection, stream);

    /// <summary>Answers the requests of a connection in turn, the last answer again and again.</summary>
    internal static Func<LabConnection, Stream, Task> Each(params string[] answers) => async (connection, stream) =>
    {
        for (int i = 0; ; i++)
        {
            await connection.ReadRequestAsync(stream);
            await connection.SendAsync(stream, answers[Math.Min(i, answers.Length - 1)]);
        }
    };

    /// <summary>Answers one request and closes the connection.</summary>
    internal static Func<LabConnection, Stream, Task> Once(string answer) => async (connection, stream) =>
    {
        await connection.ReadRequestAsync(stream);
        await connection.SendAsync(stream, answer);
    };

    /// <summary>Begins an answer and goes on for ever.</summary>
    internal static Func<LabConnection, Stream, Task> Endless(string start, string more, long limit = long.MaxValue) => async (connection, stream) =>
    {
        await connection.ReadRequestAsync(stream);
        await connection.SendAsync(stream, start);
        for (long sent = 0; sent < limit; sent += more.Length)
        {
            await connection.SendAsync(stream, more);
        }
    };
}
