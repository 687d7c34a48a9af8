using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace SecureTeams.Emulator.Identity.SignIn;

/// <summary>Who is signed in where: browsers are known by a cookie that cannot be guessed.</summary>
internal sealed class BrowserSessions
{
    public const string Cookie = "ESTSAUTH";

    private readonly ConcurrentDictionary<string, EmulatedUser> _sessions = new(StringComparer.Ordinal);

    public string Open(EmulatedUser user)
    {
        var session = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _sessions[session] = user;
        return session;
    }

    public void Close(string session) => _sessions.TryRemove(session, out _);

    public EmulatedUser? UserOf(HttpRequest? request) =>
        request?.Cookies[Cookie] is { } session && _sessions.TryGetValue(session, out var user) ? user : null;
}
