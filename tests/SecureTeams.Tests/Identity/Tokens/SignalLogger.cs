using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>Keeps what is logged at warning and above.</summary>
internal sealed class SignalLogger : ILogger
{
    internal ConcurrentQueue<string> Warnings { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Warning)
        {
            Warnings.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception}");
        }
    }
}
