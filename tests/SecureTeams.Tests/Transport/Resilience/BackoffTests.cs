using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 8)]
    public void After_Doubles_SpreadFromAHalfToThreeHalves(int made, int seconds)
    {
        TimeSpan[] waits = [.. Enumerable.Range(0, 1000).Select(_ => Backoff.After(made, TimeSpan.MaxValue))];
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(seconds * 0.5), TimeSpan.FromSeconds(seconds * 1.5)));
        Assert.True(waits.Distinct().Count() > 100);
    }

    [Fact]
    public void After_BeyondTheLongest_IsTheLongest() =>
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(TimeSpan.FromSeconds(2), Backoff.After(made: 10, TimeSpan.FromSeconds(2))));
}
