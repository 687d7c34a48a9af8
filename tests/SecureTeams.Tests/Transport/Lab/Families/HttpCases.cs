using System.IO.Compression;
using SecureTeams.Tests.Transport.Lab.Probes;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class HttpCases
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private const long Gigabyte = 1L << 30;

    private static readonly LabFamily Http = new("HTTP");
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly string Block = new('x', 64 * 1024);

    internal static IEnumerable<LabCase> All =>
    [
        Fixed("answer with a length", "answers with Content-Length", LabOutcome.Accepted, Answers.Meeting),
        Fixed("answer in chunks", "answers in two chunks", LabOutcome.Accepted, Ok + "Transfer-Encoding: chunked\r\n\r\n4\r\n{\"id\r\n6\r\n\":\"1\"}\r\n0\r\n\r\n"),
        Row("answer up to the end", "answers without a length and closes", LabOutcome.Accepted, Answers.Once(Ok + "Connection: close\r\n\r\n" + Answers.MeetingBody)),
        Fixed("redirect to http", "redirects to http on the same host", SecureTeamsErrorCode.RedirectRefused, Redirect("http://graph.lab.test/v1.0/x")),
        Fixed("redirect to another host", "redirects to https on another host", SecureTeamsErrorCode.RedirectRefused, Redirect("https://evil.test/v1.0/x")),
        Fixed("redirect without a target", "redirects to nowhere", SecureTeamsErrorCode.RedirectRefused, "HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\n\r\n"),
        Row("redirect loop", "redirects to the same address for ever; one request is sent", SecureTeamsErrorCode.RedirectRefused, Answers.Each(Redirect("/v1.0/x"))) with { },
        Row("mid-stream reset", "resets the connection in the middle of the body", SecureTeamsErrorCode.ConnectionFailed, ResetInBody, proof: _ => RawProbe.Reads(null)),
        Row("truncated body", "closes before the announced end of the body", SecureTeamsErrorCode.ConnectionFailed, Answers.Once(Ok + "Content-Length: 1000\r\n\r\n{\"id\":")),
        Row("truncated chunks", "closes before the last chunk", SecureTeamsErrorCode.ConnectionFailed, Answers.Once(Ok + "Transfer-Encoding: chunked\r\n\r\n4\r\n{\"id\r\n")),
        Row("truncated body without a length", "closes in the middle of a body that ends with the connection", SecureTeamsErrorCode.ResponseMalformed, Answers.Once(Ok + "Connection: close\r\n\r\n{\"id\":\"1\"")),
        Row("stalled headers", "stops in the middle of the headers", SecureTeamsErrorCode.RequestTimedOut, Stalling(Ok), Short),
        Row("stalled body", "stops in the middle of the body", SecureTeamsErrorCode.RequestTimedOut, Stalling(Ok + "Content-Length: 100\r\n\r\n{"), Short),
        Row("no answer", "closes instead of answering", SecureTeamsErrorCode.ConnectionFailed, (connection, stream) => connection.ReadRequestAsync(stream), proof: _ => PermissiveProbe.Reads(string.Empty)),
        Row("endless interim answers", "sends 103 Early Hints for ever", SecureTeamsErrorCode.ResponseHeadersTooLarge, Answers.Endless(string.Empty, "HTTP/1.1 103 Early Hints\r\n\r\n", Gigabyte), afterwards: NotReadToTheEnd),
        Row("1 GB without a length", "sends a body of 1 GB that ends with the connection", SecureTeamsErrorCode.ResponseTooLarge, Answers.Endless(Ok + "Connection: close\r\n\r\n", Block, Gigabyte), afterwards: NotReadToTheEnd),
        Row("1 GB announced", "announces a body of 1 GB", SecureTeamsErrorCode.ResponseTooLarge, Answers.Endless(Ok + "Content-Length: 1073741824\r\n\r\n", Block, Gigabyte), afterwards: NotReadToTheEnd),
        Row("endless chunks", "sends chunks for ever", SecureTeamsErrorCode.ResponseTooLarge, Answers.Endless(Ok + "Transfer-Encoding: chunked\r\n\r\n", "10000\r\n" + Block + "\r\n", Gigabyte), afterwards: NotReadToTheEnd),
        Row("endless headers", "sends header lines for ever", SecureTeamsErrorCode.ResponseHeadersTooLarge, Answers.Endless(Ok, "X-More: 0123456789012345678901234567890123456789\r\n", Gigabyte), afterwards: NotReadToTheEnd),
        Row("endless header line", "sends one header line for ever", SecureTeamsErrorCode.ResponseHeadersTooLarge, Answers.Endless(Ok + "X-More: ", Block, Gigabyte), afterwards: NotReadToTheEnd),
        Row("endless status line", "sends a status line for ever", SecureTeamsErrorCode.ResponseHeadersTooLarge, Answers.Endless("HTTP/1.1 200 ", Block, Gigabyte), afterwards: NotReadToTheEnd),
        Row("endless chunk extension", "sends a chunk's size line for ever", SecureTeamsErrorCode.ConnectionFailed, Answers.Endless(Ok + "Transfer-Encoding: chunked\r\n\r\n4;x=", Block, Gigabyte), afterwards: NotReadToTheEnd),
        Row("endless trailers", "sends header lines after the body for ever", SecureTeamsErrorCode.ResponseHeadersTooLarge, Answers.Endless(Ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X-More: 0123456789\r\n", Gigabyte), afterwards: NotReadToTheEnd),
        Row("gzip bomb", "sends 1 MB that would be 1 GB unpacked; nothing is unpacked", SecureTeamsErrorCode.ResponseMalformed, GzipBomb),
        Fixed("deep JSON", "answers with 100,000 brackets", SecureTeamsErrorCode.ResponseMalformed, Ok + "Content-Length: 100000\r\n\r\n" + new string('[', 100_000)),
        Fixed("HTML", "answers with a web page", SecureTeamsErrorCode.ResponseMalformed, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"),
        Fixed("not HTTP", "answers with something that is not HTTP", SecureTeamsErrorCode.ResponseMalformed, "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        Fixed("response splitting: CR", "has a bare CR in a header's value, which is read as a space (RFC 9110 section 5.5)", LabOutcome.Accepted, Ok + "X-Lab: a\rSet-Cookie: b\r\nContent-Length: 10\r\n\r\n" + Answers.MeetingBody),
        Fixed("response splitting: NUL", "has a NUL in a header's value, which is read as a space", LabOutcome.Accepted, Ok + "X-Lab: a\0b\r\nContent-Length: 10\r\n\r\n" + Answers.MeetingBody),
        Fixed("response splitting: name", "has a space in a header's name", SecureTeamsErrorCode.ResponseMalformed, Ok + "X Lab: a\r\nContent-Length: 10\r\n\r\n" + Answers.MeetingBody),
        Fixed("response splitting: no colon", "has a header line without a colon", SecureTeamsErrorCode.ResponseMalformed, Ok + "X-Lab\r\nContent-Length: 10\r\n\r\n" + Answers.MeetingBody),
        Fixed("chunk size too big", "announces a chunk of 2^80 bytes", SecureTeamsErrorCode.ResponseMalformed, Ok + "Transfer-Encoding: chunked\r\n\r\n100000000000000000000\r\n"),
        Http.Row("second answer unasked", "sends a second answer to one request; the next request is answered with its own", LabOutcome.Accepted, bench =>
            Setup(bench, Answers.Each(Answers.Meeting + Answers.Meeting.Replace("\"1\"", "\"2\"", StringComparison.Ordinal))) with
            {
                Act = async (client, stop) =>
                {
                    await client.GetMeetingAsync(stop);
                    await client.GetMeetingAsync(stop);
                },
            }),
    ];

    private static LabCase Fixed(string name, string server, LabOutcome expected, string answer) =>
        Row(name, server, expected, Answers.Each(answer), proof: _ => PermissiveProbe.Reads(answer[..Math.Min(answer.Length, 60)]));

    private static LabCase Row(string name, string server, LabOutcome expected, Func<LabConnection, Stream, Task> answer, TimeSpan? timeout = null, Action<LabServer>? afterwards = null, Func<LabBench, Func<LabServer, CancellationToken, Task>>? proof = null) =>
        Http.Row(name, server, expected, bench =>
        {
            LabSetup setup = Setup(bench, answer) with { Afterwards = afterwards };
            return setup with { AttemptTimeout = timeout ?? setup.AttemptTimeout, Proof = proof?.Invoke(bench) ?? setup.Proof };
        });

    private static LabSetup Setup(LabBench bench, Func<LabConnection, Stream, Task> answer) => bench.Serve(new PlatformTls(bench.Chain()), answer);

    private static string Redirect(string target) => $"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n";

    private static void NotReadToTheEnd(LabServer server) => Assert.InRange(server.BytesSent, 0, 64 * 1024 * 1024);

    private static Func<LabConnection, Stream, Task> Stalling(string answer) => async (connection, stream) =>
    {
        await connection.ReadRequestAsync(stream);
        await connection.SendAsync(stream, answer);
        await connection.StayAsync(stream);
    };

    private static async Task ResetInBody(LabConnection connection, Stream stream)
    {
        await connection.ReadRequestAsync(stream);
        await connection.SendAsync(stream, Ok + "Content-Length: 1000\r\n\r\n{\"id\":");
        connection.Reset();
    }

    private static async Task GzipBomb(LabConnection connection, Stream stream)
    {
        await connection.ReadRequestAsync(stream);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++)
            {
                await gzip.WriteAsync(zeros, connection.Stop);
            }
        }

        await connection.SendAsync(stream, Ok + $"Content-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
        await connection.SendAsync(stream, packed.ToArray());
    }
}
