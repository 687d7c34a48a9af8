using System.Collections.Concurrent;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>Runs each row once, some of them side by side, and keeps what came of it.</summary>
public sealed class AttackLab : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<string, Lazy<Task<LabResult>>> _results = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(6);
    private readonly LabBench _bench = new();

    public ValueTask InitializeAsync()
    {
        foreach (LabCase row in LabCases.All)
        {
            _ = ResultAsync(row);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(LabCases.All.Select(async row => await ((Task)ResultAsync(row)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));
        await _bench.DisposeAsync();
        _places.Dispose();
    }

    internal Task<LabResult> ResultAsync(LabCase row) =>
        _results.GetOrAdd(row.Id, _ => new Lazy<Task<LabResult>>(() => Task.Run(() => RunAsync(row)))).Value;

    private async Task<LabResult> RunAsync(LabCase row)
    {
        await _places.WaitAsync();
        try
        {
            using var deadline = new CancellationTokenSource(Deadline);
            return await RunAsync(row, deadline.Token).WaitAsync(Deadline);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<LabResult> RunAsync(LabCase row, CancellationToken stop)
    {
        await using LabSetup setup = row.Prepare(_bench);
        SecureTeamsException? refusal = null;
        using (var client = new LabClient(setup, _bench.Trust))
        {
            try
            {
                await setup.Act(client, stop);
            }
            catch (SecureTeamsException exception)
            {
                refusal = exception;
            }
        }

        string[] requests = [.. setup.Server.Requests];
        setup.Afterwards?.Invoke(setup.Server);
        await setup.Proof(setup.Server, stop);
        return new LabResult(setup.Host, refusal, requests);
    }
}

/// <summary>What came of one row.</summary>
/// <param name="Host">The name that the server was asked for.</param>
/// <param name="Refusal">Why it was refused; null when it was accepted.</param>
/// <param name="Requests">What the server learnt of the client's requests.</param>
internal sealed record LabResult(string Host, SecureTeamsException? Refusal, string[] Requests)
{
    internal LabOutcome Outcome => new(Refusal?.Code, (Refusal as TeamsTransportException)?.RevocationFailure ?? default);
}
