namespace SecureTeams.Transport.Resilience;

/// <summary>
/// How many requests a client sends at a time, and when it stops sending to a host that fails. The limits hold for one client
/// and one host; several instances of an application share the service's limits, and should each be given their part.
/// </summary>
public sealed record ResilienceLimits
{
    /// <summary>Gets how many requests may be under way at the same time. From 1 to 1000.</summary>
    /// <value>Default: 64.</value>
    public int MaxConcurrentRequests { get; init; } = 64;

    /// <summary>
    /// Gets how many requests may wait for one of those to end; one more fails with
    /// <see cref="SecureTeamsErrorCode.ClientLimitReached"/>. From 0 to 10000.
    /// </summary>
    /// <value>Default: 256.</value>
    public int MaxQueuedRequests { get; init; } = 256;

    /// <summary>
    /// Gets how many requests of the cloud communications family (online meetings, calls) are sent in any 10 seconds; further
    /// ones wait. From 1 to 5000, which is what Microsoft Graph allows an application over all tenants.
    /// </summary>
    /// <value>Default: 5000.</value>
    public int CloudCommunicationsPer10Seconds { get; init; } = 5000;

    /// <summary>
    /// Gets the part of the attempts that must fail within <see cref="BreakerSamplingDuration"/> for the circuit to open.
    /// Above 0, up to 1.
    /// </summary>
    /// <value>Default: 0.5.</value>
    public double BreakerFailureRatio { get; init; } = 0.5;

    /// <summary>Gets how many attempts there must be within <see cref="BreakerSamplingDuration"/> before the ratio counts. From 2 to 10000.</summary>
    /// <value>Default: 20.</value>
    public int BreakerMinimumThroughput { get; init; } = 20;

    /// <summary>Gets over how long failures are counted. From 1 second to 5 minutes.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan BreakerSamplingDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets how long nothing is sent once the circuit is open (<see cref="SecureTeamsErrorCode.CircuitOpen"/>); then one
    /// request tries. From 1 second to 5 minutes.
    /// </summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan BreakerBreakDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Returns what is wrong with the values, one sentence each; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        if (MaxConcurrentRequests is < 1 or > 1000)
        {
            yield return "Resilience.MaxConcurrentRequests must be between 1 and 1000.";
        }

        if (MaxQueuedRequests is < 0 or > 10000)
        {
            yield return "Resilience.MaxQueuedRequests must be between 0 and 10000.";
        }

        if (CloudCommunicationsPer10Seconds is < 1 or > 5000)
        {
            yield return "Resilience.CloudCommunicationsPer10Seconds must be between 1 and 5000.";
        }

        if (BreakerFailureRatio is not (> 0 and <= 1))
        {
            yield return "Resilience.BreakerFailureRatio must be above 0 and at most 1.";
        }

        if (BreakerMinimumThroughput is < 2 or > 10000)
        {
            yield return "Resilience.BreakerMinimumThroughput must be between 2 and 10000.";
        }

        if (!IsDuration(BreakerSamplingDuration))
        {
            yield return "Resilience.BreakerSamplingDuration must be between 1 second and 5 minutes.";
        }

        if (!IsDuration(BreakerBreakDuration))
        {
            yield return "Resilience.BreakerBreakDuration must be between 1 second and 5 minutes.";
        }
    }

    private static bool IsDuration(TimeSpan value) => value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromMinutes(5);
}
