namespace SecureTeams.Identity.Tokens.Issuing;

/// <summary>
/// Of whom the resource refused a token that a cache below this one may still hold: the next request goes past it, once. When
/// the resource refuses the token of that request too, the caches are believed again for a while: asking each time is no remedy.
/// </summary>
internal sealed class RefusedTokens(TokenCacheLimits limits, TimeProvider clock) : IDisposable
{
    /// <summary>For how long a refusal after such a request causes no further one.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SubjectTimes _due = new(limits, clock);
    private readonly SubjectTimes _met = new(limits, clock);

    /// <summary>Notes that a token of the subject was refused.</summary>
    internal void Note(in TokenSubject subject)
    {
        if (_met.Left(subject) == TimeSpan.Zero)
        {
            _due.Hold(subject, limits.IdleTime);
        }
    }

    /// <summary>Tells whether the subject's next request has to go past the caches.</summary>
    internal bool AreDue(in TokenSubject subject) => _due.Left(subject) > TimeSpan.Zero;

    /// <summary>Notes that a request past the caches gave a token.</summary>
    internal void Meet(in TokenSubject subject)
    {
        if (_due.End(subject))
        {
            _met.Hold(subject, Pause);
        }
    }

    internal void Drop(in TokenSubject subject)
    {
        _due.End(subject);
        _met.End(subject);
    }

    public void Dispose()
    {
        _due.Dispose();
        _met.Dispose();
    }
}
