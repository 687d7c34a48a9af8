namespace SecureTeams.Emulator.Identity;

/// <summary>The Graph origins that tokens may be asked for; the first is the one meant when a scope names none.</summary>
internal sealed class TokenAudiences
{
    private readonly List<string> _audiences = [];
    private readonly Lock _gate = new();

    public string Default
    {
        get
        {
            lock (_gate)
            {
                return _audiences[0];
            }
        }
    }

    public void Add(string audience)
    {
        lock (_gate)
        {
            _audiences.Add(audience);
        }
    }

    public void Remove(string audience)
    {
        lock (_gate)
        {
            _audiences.Remove(audience);
        }
    }

    public bool Contains(string audience)
    {
        lock (_gate)
        {
            return _audiences.Contains(audience, StringComparer.Ordinal);
        }
    }
}
