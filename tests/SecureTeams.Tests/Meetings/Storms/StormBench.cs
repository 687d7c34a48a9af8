using System.Globalization;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Faults;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Updating;
using SecureTeams.Transport;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>An emulator in a storm, several clients of it, and the books of what they called and how it ended.</summary>
internal sealed class StormBench : IAsyncDisposable
{
    /// <summary>Another course of the storm, to be tried by hand.</summary>
    private const string SeedVariable = "SECURETEAMS_STORM_SEED";

    private const int DefaultSeed = 20260703;
    private const int Retries = 2;

    private readonly EmulatedTeams _teams;
    private readonly SecureTeamsClient[] _clients;
    private int _calls;
    private int _failures;
    private int _unknown;
    private int _conflicts;

    private StormBench(EmulatedTeams teams)
    {
        _teams = teams;
        Seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out int seed) ? seed : DefaultSeed;
        _clients = [.. Enumerable.Range(0, 4).Select(_ => teams.Client(Configure))];
    }

    internal int Seed { get; }

    internal Guid Organizer => _teams.Organizer;

    internal TeamsEmulator Emulator => _teams.Emulator;

    internal int Calls => Volatile.Read(ref _calls);

    internal int Failures => Volatile.Read(ref _failures);

    internal static async Task<StormBench> StartAsync()
    {
        var options = new TeamsEmulatorOptions { PageSize = 50 };
        options.Roles.Add("OnlineMeetingArtifact.Read.All");
        return new StormBench(await EmulatedTeams.StartAsync(options));
    }

    /// <summary>Lets a fifth of all requests meet one of every kind of fault.</summary>
    internal FaultStorm Begin() => Emulator.Faults.Storm = new FaultStorm(Seed, share: 0.2, retryAfter: TimeSpan.Zero);

    internal TeamsMeetingsClient Client(int worker) => _clients[worker % _clients.Length].Meetings;

    /// <summary>Adds a meeting that is there before the storm, and asks the client for nothing.</summary>
    internal EmulatedMeeting AddMeeting(string subject) => Emulator.Meetings.AddFromCalendar(members: new() { ["subject"] = subject });

    /// <summary>Calls, and keeps the books. A failure must be one that the documentation names for a storm.</summary>
    internal async Task<(T? Answer, SecureTeamsException? Failure)> CallAsync<T>(Func<Task<T>> call)
        where T : class
    {
        Interlocked.Increment(ref _calls);
        try
        {
            return (await call(), null);
        }
        catch (SecureTeamsException failure)
        {
            AssertDocumented(failure);
            Interlocked.Increment(ref failure is MeetingConflictException ? ref _conflicts : ref _failures);
            return (null, failure);
        }
    }

    internal async Task<SecureTeamsException?> CallAsync(Func<Task> call) => (await CallAsync(async () =>
    {
        await call();
        return string.Empty;
    })).Failure;

    /// <summary>Counts the operations of a batch besides the batch itself.</summary>
    internal void CountItems(int count) => Interlocked.Add(ref _calls, count);

    internal void AssertDocumented(SecureTeamsException failure)
    {
        if (failure.OutcomeIsUnknown)
        {
            Interlocked.Increment(ref _unknown);
        }

        switch (failure)
        {
            case MeetingConflictException:
                Assert.False(failure.IsTransient);
                return;
            case MeetingPolicyPendingException pending:
                AssertDocumented(Assert.IsAssignableFrom<SecureTeamsException>(pending.InnerException));
                break;
            case TeamsTransportException:
                Assert.True(failure.Code is SecureTeamsErrorCode.ConnectionFailed or SecureTeamsErrorCode.RequestTimedOut, $"{failure}");
                break;
            default:
                Assert.IsType<TeamsServiceException>(failure);
                Assert.True(failure.Code is SecureTeamsErrorCode.Throttled or SecureTeamsErrorCode.ServiceUnavailable, $"{failure}");
                break;
        }

        Assert.True(failure.IsTransient, $"{failure}");
        Assert.InRange(failure.Attempts, 1, Retries + 1);
        Assert.True(Guid.TryParse(failure.ClientRequestId, out _));
    }

    /// <summary>Does the same for many at a time.</summary>
    internal static Task ForEachAsync(int count, int workers, Func<int, Task> body) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = TestContext.Current.CancellationToken },
        async (number, _) => await body(number));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}: {_calls} operations in {Emulator.Requests.Of(EmulatedService.Graph).Count} requests, {_failures} failed, {_conflicts} conflicts, {_unknown} of unknown outcome");

    public ValueTask DisposeAsync() => _teams.DisposeAsync();

    private static void Configure(SecureTeamsOptions options)
    {
        options.MaxRetryAttempts = Retries;
        options.MaxRetryDelay = TimeSpan.Zero;
        options.Resilience = new ResilienceLimits { BreakerFailureRatio = 1, BreakerMinimumThroughput = 10_000 };
    }
}
