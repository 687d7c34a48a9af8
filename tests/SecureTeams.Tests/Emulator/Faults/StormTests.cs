using System.Net;
using SecureTeams.Emulator.Faults;

namespace SecureTeams.Tests.Emulator.Faults;

public sealed class StormTests : EmulatorScenario
{
    [Fact]
    public async Task Storm_SameSeed_HitsTheSameRequests()
    {
        var first = await CourseAsync(seed: 7);
        var again = await CourseAsync(seed: 7);
        var other = await CourseAsync(seed: 8);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Contains(HttpStatusCode.TooManyRequests, first);
        Assert.Contains(HttpStatusCode.ServiceUnavailable, first);
        Assert.Contains(HttpStatusCode.NotFound, first);
    }

    [Fact]
    public async Task Storm_Refusal_HasRetryAfter()
    {
        Teams.Faults.Storm = new FaultStorm(seed: 1, share: 1, TimeSpan.FromSeconds(4), StormFault.ServiceUnavailable);

        using var response = await Client.SendAsync(HttpMethod.Get, Client.Meetings + "/any");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(4), response.Headers.RetryAfter?.Delta);
        Assert.Equal(1, Teams.Faults.Storm.Hits);
    }

    [Fact]
    public async Task Storm_LostAnswer_IsDoneAndNotAnswered()
    {
        Teams.Faults.Storm = new FaultStorm(seed: 1, share: 1, retryAfter: null, StormFault.LostAnswer);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}"));

        Assert.Single(Teams.Meetings.All);
    }

    [Fact]
    public async Task Storm_CutBody_IsDoneAndBreaksOffInTheMiddle()
    {
        Teams.Faults.Storm = new FaultStorm(seed: 1, share: 1, retryAfter: null, StormFault.CutBody);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}"));

        Assert.Single(Teams.Meetings.All);
        Assert.Equal(201, Assert.Single(Teams.Requests.Of(SecureTeams.Emulator.GraphOperation.Create)).Status);
    }

    [Fact]
    public async Task Storm_Cleared_IsOver()
    {
        Teams.Faults.Storm = new FaultStorm(seed: 1, share: 1, retryAfter: null, StormFault.TooManyRequests);

        Teams.Faults.Clear();

        await Client.SendForAsync(HttpStatusCode.Created, HttpMethod.Post, Client.Meetings, "{}");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Storm_ShareOutOfRange_IsRefused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultStorm(1, share, null));

    private async Task<List<HttpStatusCode>> CourseAsync(int seed)
    {
        Teams.Faults.Storm = new FaultStorm(seed, share: 0.5, TimeSpan.Zero, StormFault.TooManyRequests, StormFault.ServiceUnavailable);
        List<HttpStatusCode> course = [];
        for (var call = 0; call < 40; call++)
        {
            using var response = await Client.SendAsync(HttpMethod.Get, Client.Meetings + "/any");
            course.Add(response.StatusCode);
        }

        return course;
    }
}
