using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>An issuer whose requests wait for the test's answer.</summary>
internal sealed class ScriptedIssuer : TokenIssuer
{
    internal static readonly TeamsCloud Cloud = TeamsCloud.Custom("Scripted", new Uri("https://login.scripted.example/"), new Uri("https://graph.scripted.example/"));

    private readonly Channel<PendingIssue> _pending = Channel.CreateUnbounded<PendingIssue>();
    private readonly Func<TokenRequest, IssuedToken>? _answer;

    internal ScriptedIssuer(Func<TokenRequest, IssuedToken>? answer = null) => _answer = answer;

    internal override bool ActsForUsers => true;

    internal ConcurrentQueue<TokenRequest> Requests { get; } = new();

    internal static IssuedToken Token(string text, TimeSpan? lifetime = null, TimeSpan? refresh = null)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return new IssuedToken(new AccessToken(text), now + (lifetime ?? TimeSpan.FromHours(1)), now + refresh);
    }

    internal static TokenSubject Subject(int number) => new(TenantId.Parse($"tenant{number}.example"));

    internal TokenSource Source(TimeProvider? clock = null, TokenCacheLimits? limits = null, ILogger? logger = null) =>
        new(Cloud, TokenSources.Tenant, this, limits ?? new TokenCacheLimits(), clock ?? TimeProvider.System, logger ?? NullLogger.Instance);

    /// <summary>Waits for the next request.</summary>
    internal Task<PendingIssue> NextAsync() => _pending.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    internal override Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        if (_answer is not null)
        {
            return Task.FromResult(_answer(request));
        }

        var pending = new PendingIssue(request, cancellationToken);
        _pending.Writer.TryWrite(pending);
        return pending.Answer;
    }
}
