using Microsoft.Extensions.Logging;

namespace SecureTeams;

/// <summary>
/// Everything the SDK logs. Parameters are names, codes, counts and request ids; never a URL, a subject, a person or a token.
/// </summary>
internal static partial class Log
{
    internal const string Category = "SecureTeams";

    [LoggerMessage(1, LogLevel.Debug, "{Operation} ended with {Outcome}: status {Status}, {DurationMilliseconds:F1} ms, request-id {RequestId}, client-request-id {ClientRequestId}")]
    internal static partial void OperationEnded(ILogger logger, string operation, string outcome, int status, double durationMilliseconds, string? requestId, string clientRequestId);

    [LoggerMessage(2, LogLevel.Warning, "The service applied weaker meeting settings than {Operation} asked for: {FindingCount} finding(s)")]
    internal static partial void PolicyNotApplied(ILogger logger, string operation, int findingCount);

    [LoggerMessage(40, LogLevel.Information, "A new certificate was loaded from {Origin}; it is valid until {NotAfter:u}")]
    internal static partial void CertificateRotated(ILogger logger, string origin, DateTime notAfter);

    [LoggerMessage(41, LogLevel.Error, "The previous certificate from {Origin} stays in use until {NotAfter:u}: {Reason}")]
    internal static partial void CertificateKept(ILogger logger, string origin, DateTime notAfter, string reason);
}
