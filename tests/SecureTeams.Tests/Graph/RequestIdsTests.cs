using SecureTeams.Graph;

namespace SecureTeams.Tests.Graph;

public sealed class RequestIdsTests
{
    [Fact]
    public async Task New_ManyOnManyThreads_AreDifferentAndRandomByTheirVersion()
    {
        Guid[][] made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 1000).Select(_ => RequestIds.New()).ToArray())));

        Assert.Equal(8000, made.SelectMany(ids => ids).Distinct().Count());
        Assert.All(made.SelectMany(ids => ids), id => Assert.Equal(4, id.Version));
        Assert.All(made.SelectMany(ids => ids), id => Assert.InRange(id.Variant, 8, 11));
    }
}
