namespace SecureTeams.Benchmarks.Transport;

/// <summary>One way to send the request.</summary>
internal sealed class Contender(string name, HttpClient client, Uri address)
{
    private readonly List<Cost> _costs = [];
    private readonly byte[] _buffer = new byte[16 * 1024];

    public string Name { get; } = name;

    public IReadOnlyList<Cost> Costs => _costs;

    public async Task RunAsync(int requests, bool isNewConnection)
    {
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
            await using var body = await response.Content.ReadAsStreamAsync();
            while (await body.ReadAsync(_buffer) > 0)
            {
            }
        }
    }
}
