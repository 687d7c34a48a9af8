using Polly;

namespace SecureTeams.Transport.Resilience;

/// <summary>Lets each attempt wait for its turn in a <see cref="RateWindow"/>.</summary>
internal sealed class RateWindowStrategy(RateWindow window, string limit) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            if (await window.WaitAsync(context.CancellationToken).ConfigureAwait(context.ContinueOnCapturedContext))
            {
                SecureTeamsDiagnostics.RequestsDelayed.Add(1, new KeyValuePair<string, object?>("limit", limit));
            }
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }

        return await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
    }

    /// <summary>The name under which the resilience library knows the strategy.</summary>
    internal sealed class Options : ResilienceStrategyOptions
    {
        public Options() => Name = "Rate";
    }
}
