using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Transport;

/// <summary>
/// The report of the latest TLS connection to each host of the configured cloud.
/// </summary>
/// <remarks>Thread-safe. At most one report a host is kept, and only the hosts of one cloud are ever connected to.</remarks>
public sealed class TlsReports
{
    private readonly ConcurrentDictionary<(string Host, int Port), TlsReport> _latest = new();

    internal TlsReports()
    {
    }

    /// <summary>Finds the report of the latest connection to an origin.</summary>
    /// <param name="origin">An address at that origin; only its host and port count.</param>
    /// <param name="report">The report, when a connection has been established.</param>
    /// <returns><see langword="true"/> when there is a report.</returns>
    /// <exception cref="ArgumentException">The address is relative.</exception>
    public bool TryGet(Uri origin, [NotNullWhen(true)] out TlsReport? report)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (!origin.IsAbsoluteUri)
        {
            throw new ArgumentException("The address must be absolute.", nameof(origin));
        }

        return _latest.TryGetValue((origin.IdnHost, origin.Port), out report);
    }

    internal void Record(Uri origin, TlsReport report) => _latest[(origin.IdnHost, origin.Port)] = report;
}
