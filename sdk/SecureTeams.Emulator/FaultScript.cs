using System.Collections.Frozen;
using SecureTeams.Emulator.Faults;

namespace SecureTeams.Emulator;

/// <summary>
/// The faults a test scripts: <c>teams.Faults.On(GraphOperation.Create).Throttle(2, TimeSpan.FromSeconds(1))</c>
/// throttles the next two creations. Requests without a fault left are handled as usual.
/// </summary>
public sealed class FaultScript
{
    private readonly FaultRoute _token = new(operation: null) { IsToken = true };
    private readonly FaultRoute _managedIdentity = new(operation: null);
    private readonly FrozenDictionary<GraphOperation, FaultRoute> _graph =
        Enum.GetValues<GraphOperation>().ToFrozenDictionary(operation => operation, operation => new FaultRoute(operation));

    private FaultStorm? _storm;

    internal FaultScript()
    {
    }

    /// <summary>Faults by chance on all Graph operations, from now on; <see langword="null"/> for none.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public FaultStorm? Storm
    {
        get => Volatile.Read(ref _storm);
        set => Volatile.Write(ref _storm, value);
    }

    /// <summary>How many faults are left on all routes.</summary>
    public int Pending => _token.Pending + _managedIdentity.Pending + _graph.Values.Sum(route => route.Pending);

    /// <summary>The faults of one Graph operation, on every endpoint that serves it.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The operation's faults.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The operation does not exist.</exception>
    public FaultRoute On(GraphOperation operation) => _graph.TryGetValue(operation, out var route)
        ? route
        : throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation.");

    /// <summary>The faults of the token endpoint.</summary>
    /// <returns>The token endpoint's faults.</returns>
    public FaultRoute OnToken() => _token;

    /// <summary>The faults of the managed identity endpoint.</summary>
    /// <returns>The managed identity endpoint's faults.</returns>
    public FaultRoute OnManagedIdentity() => _managedIdentity;

    /// <summary>Forgets all faults that are left, and ends the storm.</summary>
    public void Clear()
    {
        Storm = null;
        _token.Clear();
        _managedIdentity.Clear();
        foreach (var route in _graph.Values)
        {
            route.Clear();
        }
    }

    internal ScriptedFault? Next(GraphOperation operation) => On(operation).Next() ?? Storm?.Next();
}
