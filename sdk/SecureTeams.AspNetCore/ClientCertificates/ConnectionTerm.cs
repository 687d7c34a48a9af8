using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace SecureTeams.AspNetCore.ClientCertificates;

/// <summary>Asks a client to leave when its connection's time is over, and ends the connection when it does not.</summary>
internal sealed class ConnectionTerm : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly ConnectionContext _connection;
    private readonly ITimer _timer;
    private bool _asked;

    private ConnectionTerm(ConnectionContext connection, TimeSpan term, TimeProvider clock)
    {
        _connection = connection;
        _timer = clock.CreateTimer(static state => ((ConnectionTerm)state!).End(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(term, Grace);
    }

    internal static ConnectionTerm Begin(ConnectionContext connection, TimeSpan term, TimeProvider clock) => new(connection, term, clock);

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void End()
    {
        if (!_asked && _connection.Features.Get<IConnectionLifetimeNotificationFeature>() is { } lifetime)
        {
            _asked = true;
            lifetime.RequestClose();
            return;
        }

        _connection.Abort(new ConnectionAbortedException("The connection's time is over."));
    }
}
