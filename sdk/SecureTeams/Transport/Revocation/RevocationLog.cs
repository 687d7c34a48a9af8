using Microsoft.Extensions.Logging;

namespace SecureTeams.Transport.Revocation;

/// <summary>What is logged about revocation: places in a chain, codes, and addresses of distribution points without their query.</summary>
internal static partial class RevocationLog
{
    [LoggerMessage(20, LogLevel.Debug, "Revocation list at {DistributionPoint}: {Outcome}, {Bytes} bytes, {DurationMilliseconds:F1} ms")]
    internal static partial void Fetched(ILogger logger, string distributionPoint, string outcome, int bytes, double durationMilliseconds);

    [LoggerMessage(21, LogLevel.Warning, "Revocation of the certificate at position {Position} of the chain is unknown: {Failure} (distribution point: {DistributionPoint})")]
    internal static partial void Unknown(ILogger logger, int position, RevocationFailure failure, string? distributionPoint);

    [LoggerMessage(22, LogLevel.Warning, "The certificate at position {Position} of the chain is revoked, says {Source} (distribution point: {DistributionPoint})")]
    internal static partial void Revoked(ILogger logger, int position, RevocationSource source, string? distributionPoint);
}
