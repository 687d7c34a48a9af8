using System.Collections.Concurrent;

namespace SecureTeams.Identity.Tokens.Issuing;

/// <summary>The requests for tokens that are under way, one for each key.</summary>
internal sealed class TokenFlights(Func<TokenFlightKey, CancellationToken, Task<TokenEntry>> fly)
{
    private readonly ConcurrentDictionary<TokenFlightKey, TokenFlight> _flights = new();

    /// <summary>Joins the request under way, or starts it. Whoever joined has to leave.</summary>
    internal TokenFlight Join(TokenFlightKey key)
    {
        while (true)
        {
            TokenFlight flight = _flights.GetOrAdd(key, static (added, flights) => new TokenFlight((self, stop) => flights.FlyAsync(added, self, stop)), this);
            if (flight.TryJoin())
            {
                return flight;
            }

            // Its last caller has just left.
            _flights.TryRemove(KeyValuePair.Create(key, flight));
        }
    }

    internal void Cancel()
    {
        foreach (TokenFlight flight in _flights.Values)
        {
            flight.Cancel();
        }
    }

    private async Task<TokenEntry> FlyAsync(TokenFlightKey key, TokenFlight flight, CancellationToken cancellationToken)
    {
        try
        {
            return await fly(key, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _flights.TryRemove(KeyValuePair.Create(key, flight));
        }
    }
}
