using SecureTeams.Transport.Guards;

namespace SecureTeams.Benchmarks.Transport;

/// <summary>One way to send the request.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="client">What sends.</param>
/// <param name="address">Where to.</param>
/// <param name="most">How often in one round at most: the SDK limits how fast it sends, and waiting is not to be measured.</param>
internal sealed class Contender(string name, HttpClient client, Uri address, int most = int.MaxValue)
{
    private readonly List<Cost> _costs = [];
    private readonly byte[] _buffer = new byte[16 * 1024];

    public string Name { get; } = name;

    public IReadOnlyList<Cost> Costs => _costs;

    public async Task RunAsync(int wanted, bool isNewConnection)
    {
        var requests = Math.Min(wanted, most);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = TimeProvider.System.GetTimestamp();
        await SendAsync(requests, isNewConnection);
        var time = TimeProvider.System.GetElapsedTime(started);
        var made = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        _costs.Add(new Cost(time.TotalMicroseconds / requests, made / (double)requests));
    }

    public void Forget() => _costs.Clear();

    private async Task SendAsync(int requests, bool isNewConnection)
    {
        for (var i = 0; i < requests; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.ConnectionClose = isNewConnection ? true : null;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await ReadAsync(response.Content);
        }
    }

    /// <summary>The guarded handler has read the body already, and the SDK takes it from there.</summary>
    private async ValueTask ReadAsync(HttpContent content)
    {
        if (content is PooledContent { Written.Length: > 0 })
        {
            return;
        }

        await using var body = await content.ReadAsStreamAsync();
        while (await body.ReadAsync(_buffer) > 0)
        {
        }
    }
}
