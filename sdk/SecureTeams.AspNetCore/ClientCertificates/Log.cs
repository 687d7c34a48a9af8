using Microsoft.Extensions.Logging;

namespace SecureTeams.AspNetCore.ClientCertificates;

/// <summary>Everything the package logs; never a subject, which may be a person.</summary>
internal static partial class Log
{
    internal const string Category = "SecureTeams.AspNetCore";

    [LoggerMessage(1, LogLevel.Warning, "Connection {ConnectionId} was refused because of the client's certificate: {Reason}")]
    internal static partial void ClientRefused(ILogger logger, string connectionId, string reason);
}
