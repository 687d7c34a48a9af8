using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Protection;

namespace SecureTeams.Tests.House;

/// <summary>The tables of the pages on meetings and their protection say what the API says.</summary>
public sealed class MeetingPageTests
{
    [Fact]
    public void Defaults_AreThoseOfThePolicy()
    {
        foreach (string[] row in MarkdownTable.Of("meetings.md", "| Setting | Default |"))
        {
            object? value = typeof(MeetingPolicy).GetProperty(row[0].Trim('`'))!.GetValue(MeetingPolicy.Strict);
            Assert.Equal($"{value}", row[1].Trim('`'), ignoreCase: true);
        }
    }

    [Fact]
    public void RunningMeeting_MembersAreWhereTheApiPutsThem()
    {
        string[][] rows = MarkdownTable.Of("meetings.md", "| Takes effect |");
        MeetingMembers now = Members(rows[0][1]);
        MeetingMembers later = Members(rows[1][1]);
        Assert.Equal(MeetingMembers.EffectiveWhileRunning, now);
        Assert.Equal(
            Enum.GetValues<MeetingMembers>().Aggregate((left, right) => left | right) & ~MeetingMembers.EffectiveWhileRunning,
            later);
    }

    [Fact]
    public void Tiers_EveryEnforcedSetting_IsMarked()
    {
        string[][] rows = MarkdownTable.Of("protection.md", "| Setting of `MeetingPolicy` |");
        foreach ((ProtectionTier tier, int column) in ProtectionTier.All.Select((tier, index) => (tier, index + 1)))
        {
            Assert.Equal(
                tier.Requirements.Where(requirement => requirement.IsEnforced).Select(requirement => requirement.Setting).Order(),
                rows.Where(row => row[column].EndsWith('*')).SelectMany(row => MarkdownTable.Code(row[0])).Order());
            Assert.Equal(
                tier.Requirements.Where(requirement => !requirement.IsEnforced).Select(requirement => requirement.Setting).Order(),
                rows.Where(row => row[column].Length > 0 && !row[column].EndsWith('*') && row[0].StartsWith('`')).SelectMany(row => MarkdownTable.Code(row[0])).Order());
            foreach (TierRequirement requirement in tier.Requirements.Where(requirement => requirement.Setting != nameof(MeetingPolicy.LobbyBypass)))
            {
                string cell = rows.Single(row => MarkdownTable.Code(row[0]).Contains(requirement.Setting))[column];
                Assert.Equal(requirement.Value, cell.TrimEnd('*').Trim().Trim('`'), ignoreCase: true);
            }

            Assert.Equal(tier.NotObservable.Count, rows.Count(row => row[column] == "not observable"));
        }
    }

    [Fact]
    public void Tiers_AcceptedLobbyScopes_AreListed()
    {
        string[] cells = MarkdownTable.Of("protection.md", "| Setting of `MeetingPolicy` |")[0];
        Assert.Equal("all but `Everyone`", cells[1]);
        Assert.Equal(Scopes().Where(scope => scope != LobbyScope.Everyone).Order(Comparer), ProtectionTier.Baseline.AcceptedLobbyScopes.Order(Comparer));
        foreach ((ProtectionTier tier, string cell) in ProtectionTier.All.Skip(1).Zip(cells.Skip(2)))
        {
            Assert.Equal(tier.AcceptedLobbyScopes.Select(scope => scope.Value), MarkdownTable.Code(cell).Select(name => Scopes().Single(scope => scope.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Value));
        }
    }

    private static Comparer<LobbyScope> Comparer { get; } = Comparer<LobbyScope>.Create((left, right) => string.CompareOrdinal(left.Value, right.Value));

    private static LobbyScope[] Scopes() => [.. typeof(LobbyScope).GetProperties().Where(property => property.PropertyType == typeof(LobbyScope)).Select(property => (LobbyScope)property.GetValue(null)!)];

    private static MeetingMembers Members(string cell) => MarkdownTable.Code(cell).Select(Enum.Parse<MeetingMembers>).Aggregate((left, right) => left | right);
}
