using SecureTeams.Meetings;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Tests.Meetings;

public sealed class MeetingPathsTests
{
    private static readonly Guid Organizer = new("dc17674c-81d9-4adb-bfb2-8f6a442e4622");
    private static readonly MeetingPaths Paths = new(me: null);
    private static readonly Uri Root = new("https://graph.example/v1.0/");

    [Theory]
    [InlineData("../../users")]
    [InlineData("a/b")]
    [InlineData("a?$expand=x")]
    [InlineData("a#b")]
    [InlineData("%2e%2e/x")]
    [InlineData("..\\x")]
    public void Item_HostileId_StaysInsideTheOrganizersMeetings(string id)
    {
        var address = new Uri(Root, Paths.Item(Organizer, id));
        Assert.StartsWith($"/v1.0/users/{Organizer}/onlineMeetings/", address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(6, address.Segments.Length);
        Assert.Empty(address.Query);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(" ")]
    public void Item_NoId_IsRefused(string id) => Assert.Throws<ArgumentException>(() => Paths.Item(Organizer, id));

    [Fact]
    public void Collection_EmptyOrganizer_IsRefused() => Assert.Throws<ArgumentException>(() => Paths.Collection(Guid.Empty));

    [Fact]
    public void Collection_OfAUser_IsTheUsersOwnAndNoOther()
    {
        var own = new MeetingPaths(Organizer);
        Assert.Equal("me/onlineMeetings", own.Collection(Organizer));
        Assert.Equal("me/onlineMeetings/MSo1", own.Item(Organizer, "MSo1"));
        Assert.StartsWith("me/onlineMeetings?$filter=", own.ByJoinUrl(Organizer, JoinUrl.Parse("https://teams.example/l/1")), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => own.Collection(Guid.NewGuid()));
        Assert.Throws<ArgumentException>(() => own.Collection(Guid.Empty));
    }

    [Fact]
    public void ByJoinUrl_Quote_CannotEndTheLiteral()
    {
        string path = Paths.ByJoinUrl(Organizer, JoinUrl.Parse("https://teams.example/l/'or'1"));
        Assert.Contains("''or''1", Uri.UnescapeDataString(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://teams.example/l/1")]
    [InlineData("teams")]
    public void JoinUrlParse_NotHttps_IsRefusedWithoutRepeatingIt(string text)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => JoinUrl.Parse(text));
        Assert.DoesNotContain(text, refusal.Message, StringComparison.Ordinal);
    }
}
