using System.Collections.Concurrent;

namespace SecureTeams.Emulator.Identity.Challenges;

/// <summary>For each issued token when, in the order of issue, and for which claims request; no token is kept.</summary>
internal sealed class IssuedTokens
{
    private readonly ConcurrentDictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);
    private long _last;

    public long Last => Interlocked.Read(ref _last);

    public void Add(string id, ClaimsRequest? claims) => _tokens[id] = new IssuedToken(Interlocked.Increment(ref _last), claims);

    public IssuedToken? Find(string? id) => id is not null && _tokens.TryGetValue(id, out var token) ? token : null;
}
