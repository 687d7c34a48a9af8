namespace SecureTeams.Emulator.Faults;

/// <summary>Faults of single answers in a longer exchange: a page among pages, a content that breaks off.</summary>
public static class AnswerFaults
{
    /// <summary>Handles requests as usual, so that a fault can hit a later one: the third page, for example.</summary>
    /// <param name="route">The faults of an operation.</param>
    /// <param name="times">How many requests.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="route"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public static FaultRoute Pass(this FaultRoute route, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(route);
        return route.Add((context, next, _) => next(context), times);
    }

    /// <summary>Handles the request as usual, sends the first half of the answer's body, waits by the emulator's clock, and sends the rest.</summary>
    /// <param name="route">The faults of an operation of Graph.</param>
    /// <param name="pause">How long.</param>
    /// <param name="times">How many requests.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="route"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive, or <paramref name="pause"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The route is not one of Graph's.</exception>
    public static FaultRoute SlowBody(this FaultRoute route, TimeSpan pause, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        return Shape(route, pause, times, nameof(SlowBody));
    }

    /// <summary>Handles the request as usual, sends the first half of the answer's body, and cuts the connection.</summary>
    /// <param name="route">The faults of an operation of Graph.</param>
    /// <param name="times">How many requests.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="route"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The route is not one of Graph's.</exception>
    public static FaultRoute CutBody(this FaultRoute route, int times = 1) => Shape(route, pause: null, times, nameof(CutBody));

    private static FaultRoute Shape(FaultRoute route, TimeSpan? pause, int times, string name)
    {
        ArgumentNullException.ThrowIfNull(route);
        route.RequireGraph(name);
        return route.Add(
            (context, next, clock) =>
            {
                context.Features.Set(new BodyFault(pause, clock));
                return next(context);
            },
            times);
    }
}
