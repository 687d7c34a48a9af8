using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;

namespace SecureTeams.Transport.Resilience;

/// <summary>Sends a request as often as a <see cref="ResiliencePolicy"/> has it, and no faster.</summary>
/// <remarks>
/// It is one method on purpose: each layer that waits costs an object and a continuation for every request, and there were ten.
/// </remarks>
internal sealed class ResilientHandler(ResiliencePolicy policy) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // At once, and without a place or a turn: refusals must not use up the rate that requests need when the circuit closes.
        if (policy.Circuit.HoldsBack)
        {
            throw policy.Circuit.Refusal();
        }

        Deadline deadline = policy.Total?.Start(cancellationToken) ?? Deadline.None(cancellationToken);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, deadline.Token);
        try
        {
            for (int repeated = 0; ; repeated++)
            {
                Outcome<HttpResponseMessage> outcome;
                RateLimitLease? place = policy.Turns is { } turns ? await turns.TakeAsync(deadline.Token).ConfigureAwait(false) : null;
                try
                {
                    outcome = await policy.Breaker.ExecuteOutcomeAsync(Attempt, context, (Handler: this, Request: request)).ConfigureAwait(false);
                }
                finally
                {
                    place?.Dispose();
                }

                if (policy.Retries is not { } retries || !await retries.WaitAsync(request, outcome, repeated, deadline.Token).ConfigureAwait(false))
                {
                    outcome.ThrowIfException();
                    return outcome.Result!;
                }
            }
        }
        catch (BrokenCircuitException)
        {
            throw policy.Circuit.Refusal();
        }
        catch (Exception exception) when (deadline.Refusal(exception) is { } late)
        {
            // As the platform says it, which MSAL understands.
            throw new TaskCanceledException(late.Message, new TimeoutException(late.Message, late));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            deadline.End();
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The circuit breaker is told every outcome, and the caller throws it again.")]
    private static async ValueTask<Outcome<HttpResponseMessage>> Attempt(ResilienceContext context, (ResilientHandler Handler, HttpRequestMessage Request) state)
    {
        try
        {
            return Outcome.FromResult(await state.Handler.SendOnceAsync(state.Request, context.CancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);
}
