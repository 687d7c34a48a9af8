using SecureTeams.Identity.Failures;

namespace SecureTeams.Identity.Tokens.Issuing;

/// <summary>
/// For how long the identity provider is left alone because it said so: with 429 by the subject whose request it was, since it
/// counts by tenant and user, and one tenant's load must not stop the others; with 503 by everybody.
/// </summary>
internal sealed class ProviderPauses(TokenCacheLimits limits, TimeProvider clock) : IDisposable
{
    private readonly SubjectTimes _subjects = new(limits, clock);
    private long _everybody;

    /// <summary>Notes what the provider's refusal asks for, if it asks for a pause.</summary>
    internal void Note(in TokenSubject subject, Exception refusal)
    {
        if (TokenFailure.PauseOf(refusal) is not { } pause)
        {
            return;
        }

        if (TokenFailure.IsOutage(refusal))
        {
            PauseAll((clock.GetUtcNow() + pause).Ticks);
        }
        else
        {
            _subjects.Hold(subject, pause);
        }
    }

    /// <exception cref="TeamsAuthenticationException">The pause is not over.</exception>
    internal void Demand(in TokenSubject subject)
    {
        long until = Volatile.Read(ref _everybody);
        long all = until == 0 ? 0 : until - clock.GetUtcNow().Ticks;
        var left = TimeSpan.FromTicks(Math.Max(all, _subjects.Left(subject).Ticks));
        if (left > TimeSpan.Zero)
        {
            throw TokenFailure.Paused(left);
        }
    }

    internal void Drop(in TokenSubject subject) => _subjects.End(subject);

    public void Dispose() => _subjects.Dispose();

    /// <summary>Of several pauses the longest counts.</summary>
    private void PauseAll(long until)
    {
        long known = Volatile.Read(ref _everybody);
        while (known < until)
        {
            long met = Interlocked.CompareExchange(ref _everybody, until, known);
            if (met == known)
            {
                return;
            }

            known = met;
        }
    }
}
