using SecureTeams.Identity.Tokens;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>Runs alone: where another test listens to the meter at the same time, measuring allocates.</summary>
[CollectionDefinition(nameof(TokenCacheCostTests), DisableParallelization = true)]
[Collection(nameof(TokenCacheCostTests))]
public sealed class TokenCacheCostTests
{
    [Fact]
    public async Task GetAsync_Cached_AllocatesNothingAndWaitsForNoWriter()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var issuer = new ScriptedIssuer(_ => ScriptedIssuer.Token("t"));
        using TokenSource source = issuer.Source();
        TokenSubject user = ScriptedIssuer.Subject(1) with { User = new SingleFlightTests.Proof("proof", Guid.NewGuid()) };
        await source.GetAsync(user, stop);
        await source.GetAsync(source.Default, stop);
        Assert.Equal(0, await Task.Run(() => Allocations.Least(Ask), stop));

        void Ask()
        {
            for (int i = 0; i < 1000; i++)
            {
#pragma warning disable CA2012 // Both are cached, so they have completed; awaiting would allow another thread, whose allocations are not counted.
                _ = source.GetAsync(source.Default, stop).Result;
                _ = source.GetAsync(user, stop).Result;
#pragma warning restore CA2012
            }
        }
    }
}
