using Microsoft.Extensions.Logging;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>How a <see cref="CertificateSource"/> looks for a successor of its certificate.</summary>
public sealed record CertificateSourceSettings
{
    /// <summary>Gets how long a certificate is used before a use looks for a successor. From 1 second to 1 day.</summary>
    /// <value>Default: null, which is 30 seconds for files and stores and 1 hour for delegates.</value>
    public TimeSpan? RefreshInterval { get; init; }

    /// <summary>Gets how long loading may take. From 1 second to 5 minutes.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan LoadTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets where a rotation, and a successor that cannot be used, are logged.</summary>
    /// <value>Default: null, nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Gets what tells the time by which intervals and validity periods are judged.</summary>
    /// <value>Default: the system's clock.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Demand()
    {
        if (RefreshInterval is { } interval && (interval < TimeSpan.FromSeconds(1) || interval > TimeSpan.FromDays(1)))
        {
            throw new ArgumentException("RefreshInterval must be between 1 second and 1 day.", nameof(RefreshInterval));
        }

        if (LoadTimeout < TimeSpan.FromSeconds(1) || LoadTimeout > TimeSpan.FromMinutes(5))
        {
            throw new ArgumentException("LoadTimeout must be between 1 second and 5 minutes.", nameof(LoadTimeout));
        }

        if (TimeProvider is null)
        {
            throw new ArgumentException("TimeProvider must not be null: use TimeProvider.System.", nameof(TimeProvider));
        }
    }
}
