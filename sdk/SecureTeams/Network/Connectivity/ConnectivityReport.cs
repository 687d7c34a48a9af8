namespace SecureTeams.Network.Connectivity;

/// <summary>What became of all targets.</summary>
public sealed class ConnectivityReport
{
    internal ConnectivityReport(ConnectivityResult[] results) => Results = results.AsReadOnly();

    /// <summary>Gets a result for each target, in their order.</summary>
    public IReadOnlyList<ConnectivityResult> Results { get; }

    /// <summary>Gets a value indicating whether every target was reached.</summary>
    public bool AllReached => Results.All(result => result.IsReached);

    /// <summary>Gets a value indicating whether a relay was tried; without it nothing is known about UDP.</summary>
    public bool TriedUdp => Results.Any(result => result.Target.Transport == NetworkTransport.Udp);
}
