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

    [LoggerMessage(10, LogLevel.Information, "Attempt {Attempt} failed ({Reason}); the next one follows in {DelayMilliseconds:F0} ms")]
    internal static partial void Retrying(ILogger logger, int attempt, string reason, double delayMilliseconds);

    [LoggerMessage(11, LogLevel.Warning, "{Host} throttled attempt {Attempt} and asked to wait {RetryAfterSeconds} s")]
    internal static partial void Throttled(ILogger logger, string host, int attempt, double? retryAfterSeconds);

    [LoggerMessage(12, LogLevel.Warning, "The circuit to {Host} opened: nothing is sent for {BreakSeconds} s")]
    internal static partial void CircuitOpened(ILogger logger, string host, double breakSeconds);

    [LoggerMessage(13, LogLevel.Information, "The circuit to {Host} closed")]
    internal static partial void CircuitClosed(ILogger logger, string host);

    [LoggerMessage(14, LogLevel.Warning, "A request was not sent: the client's limit of concurrent and waiting requests was reached")]
    internal static partial void ClientLimitReached(ILogger logger);

    [LoggerMessage(30, LogLevel.Warning, "A token could not be renewed ahead of its end ({Reason}); the one at hand stays in use")]
    internal static partial void TokenNotRenewed(ILogger logger, SecureTeamsErrorCode reason);

    [LoggerMessage(38, LogLevel.Warning, "The identity provider's keys for tab tokens could not be fetched ({Reason}); those at hand stay in use for up to 24 hours")]
    internal static partial void KeysNotFetched(ILogger logger, string reason);

    [LoggerMessage(39, LogLevel.Warning, "So many keys for tab tokens were asked for that some are not fetched for up to a minute ({Need}); somebody may be sending forged tokens")]
    internal static partial void KeyFetchesHeldBack(ILogger logger, string need);

    [LoggerMessage(31, LogLevel.Warning, "The store of users' tokens does not answer ({Reason}); the tokens in memory are used, and it is tried again in {PauseSeconds} s")]
    internal static partial void TokenStoreUnreachable(ILogger logger, string reason, double pauseSeconds);

    [LoggerMessage(32, LogLevel.Information, "The store of users' tokens answers again")]
    internal static partial void TokenStoreAnswers(ILogger logger);

    [LoggerMessage(33, LogLevel.Warning, "An entry of the store of users' tokens was ignored: {Reason}")]
    internal static partial void TokenEntryIgnored(ILogger logger, string reason);

    [LoggerMessage(40, LogLevel.Information, "A new certificate was loaded from {Origin}; it is valid until {NotAfter:u}")]
    internal static partial void CertificateRotated(ILogger logger, string origin, DateTime notAfter);

    [LoggerMessage(41, LogLevel.Error, "The previous certificate from {Origin} stays in use until {NotAfter:u}: {Reason}")]
    internal static partial void CertificateKept(ILogger logger, string origin, DateTime notAfter, string reason);
}
