using System.Net;

namespace SecureTeams.Network.Connectivity;

/// <summary>What became of one target.</summary>
public sealed record ConnectivityResult
{
    internal ConnectivityResult(ConnectivityTarget target, ProbeAnswer answer, TimeSpan elapsed)
    {
        Target = target;
        Outcome = answer.Outcome;
        MappedAddress = answer.MappedAddress;
        ErrorCode = answer.ErrorCode;
        Requests = answer.Requests;
        Elapsed = elapsed;
    }

    /// <summary>Gets the target.</summary>
    public ConnectivityTarget Target { get; }

    /// <summary>Gets the outcome.</summary>
    public ConnectivityOutcome Outcome { get; }

    /// <summary>Gets a value indicating whether the target was reached.</summary>
    public bool IsReached => Outcome == ConnectivityOutcome.Reached;

    /// <summary>Gets the address and port from which the relay saw the request come: this network's public one. Null for TCP and without a right answer. Not for logs.</summary>
    public IPEndPoint? MappedAddress { get; }

    /// <summary>Gets the STUN error code with <see cref="ConnectivityOutcome.ErrorAnswer"/>, 300 to 699, where the answer has a valid one.</summary>
    public int? ErrorCode { get; }

    /// <summary>Gets how many STUN requests were sent; 0 for TCP.</summary>
    public int Requests { get; }

    /// <summary>Gets how long it took, with looking up the name.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Says what to do about the outcome.</summary>
    /// <returns>One sentence; empty where the target was reached.</returns>
    public string NextStep() => Outcome switch
    {
        ConnectivityOutcome.Reached => string.Empty,
        ConnectivityOutcome.NameNotResolved => "Check the name, and that DNS answers for it in this network.",
        ConnectivityOutcome.NoAnswer => $"Open outbound {Target} in the firewall, and the way back.",
        ConnectivityOutcome.Refused => "Check host and port, and firewalls that reject instead of dropping.",
        ConnectivityOutcome.Unreachable => "Check routing, and that this network has the family of addresses that the target has.",
        ConnectivityOutcome.BlockedLocally => "Check the firewall and the policy of this machine.",
        ConnectivityOutcome.InvalidAnswer => "Check that the target is a STUN server, and what sits between: a middlebox may rewrite or forge answers.",
        ConnectivityOutcome.ErrorAnswer => "The way is open; ask whoever runs the server why it refuses a Binding request.",
        _ => "Run the check.",
    };

    /// <summary>Returns target and outcome, without addresses of this network.</summary>
    /// <returns>For example <c>udp relay.example:3478: NoAnswer</c>.</returns>
    public override string ToString() => $"{Target}: {Outcome}";
}
