namespace SecureTeams.Emulator.Faults;

/// <summary>Faults in the order in which they are used up.</summary>
internal sealed class FaultQueue
{
    private readonly Lock _gate = new();
    private readonly Queue<ScriptedFault> _faults = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _faults.Count;
            }
        }
    }

    public void Add(ScriptedFault fault, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_gate)
        {
            for (var added = 0; added < times; added++)
            {
                _faults.Enqueue(fault);
            }
        }
    }

    public ScriptedFault? Next()
    {
        lock (_gate)
        {
            return _faults.TryDequeue(out var fault) ? fault : null;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }
}
