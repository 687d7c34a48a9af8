using System.Net;
using System.Net.Sockets;
using SecureTeams.Network.Stun;

namespace SecureTeams.Network.Connectivity;

/// <summary>Sends a Binding request, again and again as RFC 8489 6.2.1 says, until an answer or the end.</summary>
internal sealed class StunProbe(IPEndPoint target, TimeProvider clock)
{
    /// <summary>How often a request is sent at most (Rc).</summary>
    private const int MaxRequests = 7;

    /// <summary>How many first intervals the last request is waited for (Rm).</summary>
    private const int LastIntervals = 16;

    /// <summary>The first interval (RTO); each is twice the one before.</summary>
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(500);

    private readonly StunBinding _binding = new();
    private bool _sawOther;
    private int _requests;

    internal async Task<ProbeAnswer> AskAsync(CancellationToken stop)
    {
        ProbeAnswer answer;
        try
        {
            // A connected socket gets datagrams of its peer only, from its address and port, and learns when the peer's host refuses.
            using var socket = new Socket(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(target, stop).ConfigureAwait(false);
            answer = await ExchangeAsync(socket, stop).ConfigureAwait(false);
        }
        catch (SocketException failure)
        {
            answer = ProbeAnswer.Of(failure);
        }
        catch (OperationCanceledException)
        {
            answer = new ProbeAnswer(_sawOther ? ConnectivityOutcome.InvalidAnswer : ConnectivityOutcome.NoAnswer);
        }

        return answer with { Requests = _requests };
    }

    private async Task<ProbeAnswer> ExchangeAsync(Socket socket, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<ProbeAnswer> answer = ListenAsync(socket, end.Token);
        try
        {
            await SendUntilAsync(socket, answer, end.Token).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await answer.ConfigureAwait(false);
    }

    private async Task SendUntilAsync(Socket socket, Task answer, CancellationToken stop)
    {
        TimeSpan interval = FirstInterval;
        while (_requests < MaxRequests && !answer.IsCompleted)
        {
            Task wait = Task.Delay(_requests == MaxRequests - 1 ? FirstInterval * LastIntervals : interval, clock, stop);
            _requests++;
            await socket.SendAsync(_binding.Request, SocketFlags.None, stop).ConfigureAwait(false);
            await Task.WhenAny(answer, wait).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            interval *= 2;
        }
    }

    private async Task<ProbeAnswer> ListenAsync(Socket socket, CancellationToken stop)
    {
        byte[] buffer = new byte[StunMessage.DefaultMaxBytes + 1];
        while (true)
        {
            if (await ReceiveAsync(socket, buffer, stop).ConfigureAwait(false) is { } length && _binding.Judge(buffer.AsSpan(0, length)) is { } answer)
            {
                return answer;
            }

            // Not the answer: whoever sends such things must not be able to end the wait for the right one.
            _sawOther = true;
        }
    }

    /// <returns>Null for a datagram that is larger than any answer, which one platform reports as an error.</returns>
    private static async Task<int?> ReceiveAsync(Socket socket, byte[] buffer, CancellationToken stop)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, SocketFlags.None, stop).ConfigureAwait(false);
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.MessageSize)
        {
            return null;
        }
    }
}
