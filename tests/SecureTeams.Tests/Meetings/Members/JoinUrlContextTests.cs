using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Tests.Meetings.Members;

public sealed class JoinUrlContextTests
{
    private const string Tenant = "2432b57b-0abd-43db-aa7b-16eadd115d34";
    private const string Organizer = "dc17674c-81d9-4adb-bfb2-8f6a442e4622";
    private const string Link = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0";

    [Theory]
    [InlineData("?context=%7b%22Tid%22%3a%22" + Tenant + "%22%2c%22Oid%22%3a%22" + Organizer + "%22%7d")]
    [InlineData("?anon=true&context={\"Tid\":\"" + Tenant + "\",\"Oid\":\"" + Organizer + "\",\"IsBroadcastMeeting\":true}")]
    [InlineData("?%63ontext=%7b%22Oid%22%3a%22" + Organizer + "%22%2c%22x%22%3a%7b%7d%2c%22Tid%22%3a%22" + Tenant + "%22%7d#fragment")]
    public void ReadContext_NamedTenant_IsRead(string query)
    {
        JoinUrlContext context = JoinUrl.Parse(Link + query).ReadContext();
        Assert.Equal(new JoinUrlContext(JoinUrlContextKind.Named, new Guid(Tenant), new Guid(Organizer)), context);
        Assert.DoesNotContain(Tenant, context.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://teams.microsoft.com/meet/259131250812?p=abc")]
    [InlineData("https://teams.live.com/meet/9300000000000")]
    [InlineData(Link + "#?context={}")]
    public void ReadContext_ShortForm_IsAbsent(string link) => Assert.Equal(JoinUrlContextKind.Absent, JoinUrl.Parse(link).ReadContext().Kind);

    [Theory]
    [InlineData("?context=")]
    [InlineData("?context")]
    [InlineData("?context=%7b%7d")]
    [InlineData("?context=null")]
    [InlineData("?context=[]")]
    [InlineData("?context={\"Tid\":7}")]
    [InlineData("?context={\"Tid\":\"contoso.example\"}")]
    [InlineData("?context={\"Tid\":\"00000000-0000-0000-0000-000000000000\"}")]
    [InlineData("?context={\"Tid\":\"" + Tenant + "\"")]
    [InlineData("?context={\"Tid\":\"" + Tenant + "\"}x")]
    [InlineData("?context={\"Tid\":\"" + Tenant + "\",\"Tid\":\"" + Organizer + "\"}")]
    [InlineData("?context={\"Tid\":\"" + Tenant + "\"}&context={\"Tid\":\"" + Organizer + "\"}")]
    [InlineData("?context={\"a\":{\"b\":{\"c\":{\"d\":{}}}},\"Tid\":\"" + Tenant + "\"}")]
    [InlineData("?context={\"Tid\":\"\\ud800\"}")]
    public void ReadContext_NotTheDocumentedObject_IsMalformed(string query) => Assert.Equal(JoinUrlContextKind.Malformed, JoinUrl.Parse(Link + query).ReadContext().Kind);

    [Fact]
    public void ReadContext_OverlongContext_IsMalformed() =>
        Assert.Equal(JoinUrlContextKind.Malformed, JoinUrl.Parse($"{Link}?context={{\"Tid\":\"{Tenant}\",\"x\":\"{new string('a', 2000)}\"}}").ReadContext().Kind);

    [Fact]
    public void ReadContext_AnyText_EndsInAKind() => CsCheck.Check.Sample(
        CsCheck.Gen.String[0, 80],
        text => Enum.IsDefined(JoinUrl.Parse(Link + "?context=" + Uri.EscapeDataString(Valid(text))).ReadContext().Kind));

    /// <summary>Half a surrogate pair cannot be escaped.</summary>
    private static string Valid(string text) => new([.. text.Where(character => !char.IsSurrogate(character))]);
}
