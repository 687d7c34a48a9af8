using SecureTeams.Identity.UserTokens;
using SecureTeams.Transport;
using SecureTeams.Transport.Inspection;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests;

/// <summary>Limits for tests in which nothing is to time out: a busy machine may take longer than the defaults grant.</summary>
internal static class Patience
{
    internal static RevocationSettings Revocation { get; } = new() { FetchTimeout = TimeSpan.FromMinutes(1) };

    internal static DistributedTokenLimits SharedCache { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    internal static TlsInspectorOptions Inspection(TlsTrust trust) => new() { Trust = trust, Revocation = Revocation, Timeout = TimeSpan.FromMinutes(1) };
}
