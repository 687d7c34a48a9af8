using System.Globalization;
using Polly.Timeout;

namespace SecureTeams.Transport.Resilience;

/// <summary>One running deadline of <see cref="Deadlines"/>; it is ended exactly once, when nobody looks at its token any more.</summary>
internal readonly struct Deadline
{
    private readonly Deadlines? _owner;
    private readonly CancellationTokenSource? _source;
    private readonly CancellationToken _outer;
    private readonly CancellationTokenRegistration _registration;

    internal Deadline(Deadlines owner, CancellationTokenSource source, CancellationToken outer)
    {
        _owner = owner;
        _source = source;
        _outer = outer;
        _registration = outer.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
    }

    private Deadline(CancellationToken outer) => _outer = outer;

    internal CancellationToken Token => _source?.Token ?? _outer;

    /// <summary>The caller's token alone.</summary>
    internal static Deadline None(CancellationToken outer) => new(outer);

    /// <summary>Returns what says that the time was over; null when the exception has another cause.</summary>
    internal TimeoutRejectedException? Refusal(Exception exception) => exception switch
    {
        TimeoutRejectedException inner => inner,
        OperationCanceledException when _source is { IsCancellationRequested: true } && !_outer.IsCancellationRequested =>
            new TimeoutRejectedException(string.Create(CultureInfo.InvariantCulture, $"There was no answer within {_owner!.Timeout}."), _owner.Timeout, exception),
        _ => null,
    };

    internal void End()
    {
        // It waits for a callback that runs, so that a source which is given back is not cancelled afterwards.
        _registration.Dispose();
        if (_source is not null)
        {
            _owner!.Take(_source);
        }
    }
}
